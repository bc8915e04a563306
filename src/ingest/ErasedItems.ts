import type { ItemId } from '../domain/ids.ts';
import type { Keyring } from '../domain/Keyring.ts';
import type { Queryable } from '../store/Queryable.ts';
import type { ErasureKey } from '../store/sealed/ErasureKey.ts';
import { findErasureKey } from '../store/statements/erasures/find-erasure-key.ts';

/** No item's. */
const NOBODYS = Buffer.alloc(1);

/**
 * The digests by which deliveries are compared with the items of erased persons. The key is read once, when the database says
 * that there is one; as long as nobody was erased, no delivery costs anything more.
 */
export class ErasedItems {
  readonly #keyring: Keyring | null;
  #key: ErasureKey | 'lost' | undefined;

  constructor(keyring: Keyring | null) {
    this.#keyring = keyring;
  }

  /** Null: the key was not looked for yet. Where it is lost, no item is known again. */
  digestOf(itemId: ItemId | null): Buffer | null {
    if (itemId === null || this.#key === undefined) return null;
    return this.#key === 'lost' ? NOBODYS : this.#key.digestOfItem(itemId);
  }

  async readKey(db: Queryable): Promise<void> {
    this.#key = (await findErasureKey(db, this.#keyring)) ?? 'lost';
  }
}
