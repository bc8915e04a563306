import { type ItemId, parseItemId, parseUserId, type UserId } from '../../domain/ids.ts';
import { Keyring } from '../../domain/Keyring.ts';

const USER = 'pluggy.erasures/user';
const ITEM = 'pluggy.erased_items/id';

/** The secret "erasure": seals what an erasure still needs, and knows its items again by a keyed digest. */
export class ErasureKey {
  readonly #ring: Keyring;

  /** @param secret 32 bytes */
  constructor(secret: Buffer) {
    this.#ring = new Keyring([secret]);
  }

  digestOfItem(itemId: ItemId): Buffer {
    return this.#ring.digest(itemId, ITEM);
  }

  digestOfUser(userId: string): Buffer {
    return this.#ring.digest(userId, USER);
  }

  sealItem(itemId: ItemId): Buffer {
    return this.#ring.seal(itemId, ITEM);
  }

  sealUser(userId: UserId): Buffer {
    return this.#ring.seal(userId, USER);
  }

  /** @throws {CannotUnseal} */
  openItem(sealed: Buffer): ItemId | undefined {
    return parseItemId(this.#ring.open(sealed, ITEM));
  }

  /** @throws {CannotUnseal} */
  openUser(sealed: Buffer): UserId | undefined {
    return parseUserId(this.#ring.open(sealed, USER));
  }
}
