import {
  type Cipher,
  createCipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';

const KEY_BYTES = 32;
const DIGEST_BYTES = 16;
const BLOCK_BYTES = 16;

const derive = (secret: Buffer, purpose: string): KeyObject =>
  createSecretKey(Buffer.from(hkdfSync('sha256', secret, '', purpose, KEY_BYTES)));

/** The number of the key that made a sealed value. */
export const keyNumberOf = (sealed: Buffer): number => sealed[0] ?? 0;

/**
 * Encrypts so that equal values of one context look equal and nothing else is told: a keyed digest of the value
 * (HMAC-SHA256, 16 bytes) is what AES-256-CTR starts from, and proves at opening that nothing was changed (the
 * construction of SIV, RFC 5297). A value of one context does not open in another one, nor look like its equal there.
 *
 * Sealed: number of the key (1 byte), digest (16), ciphertext.
 */
export class DataKey {
  readonly #number: number;
  readonly #digest: KeyObject;
  /** Encrypts blocks, each by itself, and so is used again and again: making one takes longer than all the rest. */
  readonly #blocks: Cipher;

  /** @param number 1 to 255, by which the key is found again */
  constructor(number: number, secret: Buffer) {
    if (secret.length !== KEY_BYTES) throw new RangeError('a data key has 32 bytes');
    this.#number = number;
    this.#digest = derive(secret, 'documents/digest');
    this.#blocks = createCipheriv('aes-256-ecb', derive(secret, 'documents/cipher'), null);
    this.#blocks.setAutoPadding(false);
  }

  static newSecret(): Buffer {
    return randomBytes(KEY_BYTES);
  }

  seal(plain: string, context: string): Buffer {
    const digest = this.#digestOf(plain, context);
    return Buffer.concat([Buffer.of(this.#number), digest, this.#counterMode(Buffer.from(plain), digest)]);
  }

  /** Undefined for what this key did not make in this context. */
  open(sealed: Buffer, context: string): string | undefined {
    if (sealed.length < 1 + DIGEST_BYTES || keyNumberOf(sealed) !== this.#number) return undefined;
    const digest = sealed.subarray(1, 1 + DIGEST_BYTES);
    const plain = this.#counterMode(sealed.subarray(1 + DIGEST_BYTES), digest).toString('utf8');
    return timingSafeEqual(this.#digestOf(plain, context), digest) ? plain : undefined;
  }

  /** AES-256-CTR: the text and the encrypted numbers from `first` on, bit by bit; both ways the same. */
  #counterMode(text: Buffer, first: Buffer): Buffer {
    const counters = Buffer.alloc(Math.ceil(text.length / BLOCK_BYTES) * BLOCK_BYTES);
    for (let at = 0; at < counters.length; at += BLOCK_BYTES) {
      first.copy(counters, at);
      let carry = at / BLOCK_BYTES;
      for (let byte = at + BLOCK_BYTES - 1; carry > 0 && byte >= at; byte -= 1) {
        carry += counters[byte] as number;
        counters[byte] = carry & 0xff;
        carry >>>= 8;
      }
    }
    const stream = this.#blocks.update(counters);
    for (let at = 0; at < text.length; at += 1) stream[at] = (stream[at] as number) ^ (text[at] as number);
    return stream.subarray(0, text.length);
  }

  #digestOf(plain: string, context: string): Buffer {
    return createHmac('sha256', this.#digest)
      .update(`${context}\n${plain}`)
      .digest()
      .subarray(0, DIGEST_BYTES);
  }
}
