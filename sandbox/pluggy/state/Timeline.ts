import type { ItemState } from './state.ts';

/** A state that an item was in, from `at` on. */
export interface Moment {
  readonly at: string;
  readonly status: string;
  readonly executionStatus: string;
  /** The error's code; null when all went well. */
  readonly error: string | null;
  readonly lastUpdatedAt: string | null;
}

/** A sync takes about ten; the newest few syncs are what a person wants to see. */
const MAX_MOMENTS = 40;
/** Tests make items by the hundred; the oldest item's way is forgotten first. */
const MAX_ITEMS = 500;

/** How items came to the state they are in, since the sandbox's start. */
export class Timeline {
  readonly #byItem = new Map<string, Moment[]>();

  /** Adds the item's present state, unless it is the last one still. */
  note(item: ItemState, at: Date): void {
    const moments = this.#byItem.get(item.id) ?? [];
    const lastUpdatedAt = item.lastUpdatedAtMs === null ? null : new Date(item.lastUpdatedAtMs).toISOString();
    const { status, executionStatus } = item;
    const last = moments.at(-1);
    if (
      last?.status === status &&
      last.executionStatus === executionStatus &&
      last.lastUpdatedAt === lastUpdatedAt
    ) {
      return;
    }
    moments.push({
      at: at.toISOString(),
      status,
      executionStatus,
      error: item.error?.code ?? null,
      lastUpdatedAt,
    });
    if (moments.length > MAX_MOMENTS) moments.shift();
    this.#byItem.set(item.id, moments);
    const [oldest] = this.#byItem.keys();
    if (this.#byItem.size > MAX_ITEMS && oldest !== undefined) this.#byItem.delete(oldest);
  }

  /** Oldest first; empty for an item that did nothing since the start. */
  of(itemId: string): readonly Moment[] {
    return this.#byItem.get(itemId) ?? [];
  }
}
