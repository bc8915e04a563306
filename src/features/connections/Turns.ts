import type { ItemId, UserId } from '../../domain/ids.ts';
import type { Change } from '../../store/notify-change.ts';
import { listItemsOfUser } from '../../store/statements/items/list-items-of-user.ts';
import type { Needs } from '../shared/Parts.ts';
import { turnOf } from '../shared/present-item.ts';

/** Those who watch through this process. */
export interface Watchers {
  watched(): UserId[];
  tell(change: Change): void;
}

/**
 * Tells those who watch of what time alone changes: a consent that is 30 days, 7 or 1 from its end, or ended; data that
 * is stale from now on; runs that fail. No webhook and no write tells of these. Every process looks at the connections of
 * those who watch through it, and of nobody else.
 */
export class Turns {
  #known = new Map<ItemId, string>();

  /** Compares with the look before. @returns how many connections have turned */
  async announce({
    database,
    changes,
    clock,
  }: Needs<'database' | 'clock'> & { readonly changes: Watchers }): Promise<number> {
    const seen = new Map<ItemId, string>();
    let turned = 0;
    for (const userId of changes.watched()) {
      for (const item of await database.asUser(userId, (tx) => listItemsOfUser(tx, userId), 'read')) {
        const turn = turnOf(item, clock.now());
        seen.set(item.id, turn);
        const before = this.#known.get(item.id);
        if (before === undefined || before === turn) continue;
        changes.tell({ kind: 'item', userId, itemId: item.id });
        turned += 1;
      }
    }
    this.#known = seen;
    return turned;
  }
}
