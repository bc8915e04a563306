import type { ItemId } from '../../domain/ids.ts';

/** Short, since a connection may be made a moment after somebody asked for it. */
export const REMEMBERED_MS = 10_000;
/** The one that was remembered first makes room. */
const MOST_ITEMS = 5_000;

/** Items of which Pluggy said a moment ago that it does not know them, in this process: nobody needs to ask once more. */
export class MissingItems {
  /** Until when each is remembered, in milliseconds of the clock; the first that ends stands first. */
  readonly #until = new Map<ItemId, number>();

  /** @param nowMs milliseconds of any clock that never goes back */
  has(itemId: ItemId, nowMs: number): boolean {
    return (this.#until.get(itemId) ?? nowMs) > nowMs;
  }

  add(itemId: ItemId, nowMs: number): void {
    this.#until.delete(itemId);
    this.#until.set(itemId, nowMs + REMEMBERED_MS);
    const [first] = this.#until.keys();
    if (this.#until.size > MOST_ITEMS && first !== undefined) this.#until.delete(first);
  }

  /** Something says that the item may be there. */
  forget(itemId: ItemId): void {
    this.#until.delete(itemId);
  }
}
