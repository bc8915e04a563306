import { type CalendarDay, dayInBrazil } from '../../domain/calendar-day.ts';
import type { Health } from '../../domain/health.ts';
import type { Language } from '../../domain/language.ts';
import type { ItemCursor, ItemFilter, ListedItem } from '../../store/statements/items/list-items.ts';
import { listItems } from '../../store/statements/items/list-items.ts';
import type { Needs } from '../shared/Parts.ts';
import { healthOfItem, presentOwnedItem } from '../shared/present-item.ts';

export interface AllItemsFilter extends ItemFilter {
  readonly health?: Health | undefined;
  /** Stale since this calendar day or an earlier one. */
  readonly staleSince?: CalendarDay | undefined;
}

export interface ItemPage {
  /** JSON text of each connection, for the operator. */
  readonly rows: readonly string[];
  readonly next: ItemCursor | null;
}

/** How many connections one answer looks at: health is made of the present moment, so no index has it. */
const MOST_LOOKED_AT = 5_000;
const AT_ONCE = 500;

const cursorOf = ({ firstSeenAt, id }: ListedItem): ItemCursor => ({ at: firstSeenAt, id });

/**
 * One page of all users' connections, oldest first. With a filter by health or staleness a page may have fewer rows than its limit, even
 * none, and still name a next page.
 */
export async function listAllItems(
  { database, clock }: Needs<'database' | 'clock'>,
  { health, staleSince, ...filter }: AllItemsFilter,
  page: { readonly after?: ItemCursor | undefined; readonly limit: number },
  language: Language,
): Promise<ItemPage> {
  const rows: string[] = [];
  const now = clock.now();
  const fits = (item: ListedItem): boolean => {
    const found = healthOfItem(item, now);
    const isAsked = health === undefined || found.health === health;
    const since = found.staleSince === null ? null : dayInBrazil(found.staleSince);
    return isAsked && (staleSince === undefined || (since !== null && since <= staleSince));
  };
  const atOnce = health === undefined && staleSince === undefined ? page.limit : AT_ONCE;
  let after = page.after;
  for (let looked = 0; looked < MOST_LOOKED_AT; looked += atOnce) {
    const from = after;
    const found = await database.asSystem((tx) => listItems(tx, filter, from, atOnce + 1), 'read');
    for (const item of found.slice(0, atOnce)) {
      if (rows.length === page.limit) return { rows, next: after ?? null };
      after = cursorOf(item);
      if (fits(item)) rows.push(presentOwnedItem(item, language, now));
    }
    if (rows.length === page.limit && found.length > atOnce) return { rows, next: after ?? null };
    if (found.length <= atOnce) return { rows, next: null };
  }
  return { rows, next: after ?? null };
}
