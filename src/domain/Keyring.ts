import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';

/** How the keys stand to what is stored. `wrong`: something is under a key that ENCRYPTION_KEYS lacks. `missing`: there is no key at all. */
export type KeyState = 'fine' | 'wrong' | 'missing';

const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ID_BYTES = 4;
const VERSION = 1;
const HEAD_BYTES = 1 + ID_BYTES + NONCE_BYTES;

interface Key {
  /** First bytes of a digest of the key: tells keys apart and says nothing about them. */
  readonly id: Buffer;
  readonly secret: Buffer;
  /** Derived once each, by purpose: to derive one costs several times what it is used for. */
  readonly digesting: Map<string, KeyObject>;
}

/** A sealed value that none of the keys opens: its key is missing from ENCRYPTION_KEYS, or the row was tampered with. */
export class CannotUnseal extends Error {
  override readonly name = 'CannotUnseal';
}

const derive = (secret: Buffer, purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', secret, '', purpose, KEY_BYTES));

function digestingKey({ secret, digesting }: Key, purpose: string): KeyObject {
  const known = digesting.get(purpose);
  if (known !== undefined) return known;
  const made = createSecretKey(derive(secret, `digest/${purpose}`));
  digesting.set(purpose, made);
  return made;
}

const digestUnder = (key: Key, plain: string, purpose: string): Buffer =>
  createHmac('sha256', digestingKey(key, purpose)).update(plain).digest();

const indexUnder = (key: Key, plain: string, purpose: string): Buffer =>
  Buffer.concat([key.id, digestUnder(key, plain, purpose)]);

/**
 * The keys of ENCRYPTION_KEYS. The first one seals (AES-256-GCM with a random nonce), every one of them opens, so
 * keys are changed by putting a new one in front. A sealed value is bound to its place: `context` names the table
 * and the row, and a value that was copied to another row does not open there.
 *
 * Sealed: version (1 byte), key id (4), nonce (12), tag (16), ciphertext.
 */
export class Keyring {
  readonly #keys: readonly Key[];
  readonly #first: Key;

  /** @param secrets 32 bytes each, the one in use first */
  constructor(secrets: readonly Buffer[]) {
    this.#keys = secrets.map((secret) => {
      if (secret.length !== KEY_BYTES) throw new RangeError('a key has 32 bytes');
      return {
        id: derive(secret, 'id').subarray(0, ID_BYTES),
        secret: derive(secret, 'seal'),
        digesting: new Map(),
      };
    });
    const [first] = this.#keys;
    if (first === undefined) throw new RangeError('a keyring needs a key');
    this.#first = first;
  }

  seal(plain: string, context: string): Buffer {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.#first.secret, nonce);
    cipher.setAAD(Buffer.from(context));
    const text = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
    return Buffer.concat([Buffer.of(VERSION), this.#first.id, nonce, cipher.getAuthTag(), text]);
  }

  /** @throws {CannotUnseal} */
  open(sealed: Buffer, context: string): string {
    const key = this.#keyOf(sealed);
    if (sealed[0] !== VERSION || key === undefined)
      throw new CannotUnseal(
        'no key of ENCRYPTION_KEYS opens a stored value; put the key back that it was made with',
      );
    try {
      const nonce = sealed.subarray(1 + ID_BYTES, HEAD_BYTES);
      const decipher = createDecipheriv('aes-256-gcm', key.secret, nonce);
      decipher.setAAD(Buffer.from(context));
      decipher.setAuthTag(sealed.subarray(HEAD_BYTES, HEAD_BYTES + TAG_BYTES));
      const text = Buffer.concat([
        decipher.update(sealed.subarray(HEAD_BYTES + TAG_BYTES)),
        decipher.final(),
      ]);
      return text.toString('utf8');
    } catch {
      throw new CannotUnseal('a stored value was changed, or belongs to another row');
    }
  }

  holdsKeyOf(sealed: Buffer): boolean {
    return sealed[0] === VERSION && this.#keyOf(sealed) !== undefined;
  }

  /** Whether a value was sealed with the first key; one that was not waits to be sealed again. */
  isCurrent(sealed: Buffer): boolean {
    return sealed[0] === VERSION && this.#first.id.equals(sealed.subarray(1, 1 + ID_BYTES));
  }

  /** Equal for equal texts under the first key: tells whether something changed without opening it. @param purpose one of few */
  digest(plain: string, purpose: string): Buffer {
    return digestUnder(this.#first, plain, purpose);
  }

  /** What a sealed value is found by: first the bytes that tell the key, then the digest under it. */
  blindIndex(plain: string, purpose: string): Buffer {
    return indexUnder(this.#first, plain, purpose);
  }

  /** The same under every key: a value that waits to be sealed again is found by one of the others. */
  blindIndexes(plain: string, purpose: string): Buffer[] {
    return this.#keys.map((key) => indexUnder(key, plain, purpose));
  }

  /** Whether the key of an index, or of its first bytes, is here. */
  holdsKeyOfIndex(index: Buffer): boolean {
    return this.#keys.some(({ id }) => id.equals(index.subarray(0, ID_BYTES)));
  }

  #keyOf(sealed: Buffer): Key | undefined {
    return this.#keys.find(({ id }) => id.equals(sealed.subarray(1, 1 + ID_BYTES)));
  }
}
