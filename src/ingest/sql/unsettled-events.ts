import type { ItemId } from '../../domain/ids.ts';
import type { FencedTransaction } from '../../queue/fenced.ts';
import { ITEM_TO_SYNC_COLUMNS, type ItemToSync } from '../../store/fragments/item-columns.ts';
import type { Queryable } from '../../store/Queryable.ts';

/** The hints of one acknowledged webhook; every field but the first two is as the sender wrote it, unchecked. */
export interface Hint {
  /** Of the inbox row. */
  readonly id: string;
  readonly receivedAt: Date;
  readonly event: string;
  readonly accountId: string | null;
  /** Who asked for the bank to be read: Pluggy itself (`SYNC`) or somebody. */
  readonly triggeredBy: string | null;
  readonly createdAtFrom: string | null;
  /** The date of the oldest of the new rows. */
  readonly minDate: string | null;
  readonly transactionIds: unknown;
}

/** More than any sync brings; what is left over is read by the next run. */
const MAX_HINTS = 500;

/** $1 item. One row, whether or not the item is stored. */
const SELECT = `
select item.*, (
  select coalesce(json_agg(h order by h.id::bigint), '[]') from (
    select id::text as id, (extract(epoch from received_at) * 1000)::float8 as "receivedAt", event,
      body->>'accountId' as "accountId", body->>'triggeredBy' as "triggeredBy",
      body->>'transactionsCreatedAtFrom' as "createdAtFrom", body->>'transactionsMinDate' as "minDate",
      body->'transactionIds' as "transactionIds"
    from pluggy.inbox where item_id = $1 and settled_at is null order by inbox.id limit ${MAX_HINTS + 1}) h
) as hints
from (select) one left join lateral (
  select ${ITEM_TO_SYNC_COLUMNS} from pluggy.items where id = $1 and deleted_at is null
) item on true`;

interface Found extends ItemToSync {
  readonly hints: readonly (Omit<Hint, 'receivedAt'> & { readonly receivedAt: number })[];
}

/** An item that is to be synced, and the events about it. */
export interface ItemWithEvents {
  /** Undefined: nothing is stored of it, or it was removed. */
  readonly stored: ItemToSync | undefined;
  /** The oldest that no sync has acted on yet. */
  readonly hints: readonly Hint[];
  /** There are more of them. */
  readonly more: boolean;
}

/** For a run of the item's sync: what it begins with. */
export async function findItemWithEvents(db: Queryable, itemId: ItemId): Promise<ItemWithEvents> {
  const { rows } = await db.query<Found | { readonly clientId: null; readonly hints: Found['hints'] }>({
    name: 'item-with-events',
    text: SELECT,
    values: [itemId],
  });
  const [found = { clientId: null, hints: [] }] = rows;
  const hints = found.hints.map((hint): Hint => ({ ...hint, receivedAt: new Date(hint.receivedAt) }));
  return {
    stored: found.clientId === null ? undefined : (found as Found),
    hints: hints.slice(0, MAX_HINTS),
    more: hints.length > MAX_HINTS,
  };
}

export type Outcome = 'applied' | 'unknown-item';

/**
 * Marks events as acted on, in the transaction that finishes the work.
 * $1 ids, $2 now, $3 outcome.
 */
export async function settleEvents(
  tx: FencedTransaction,
  hints: readonly Pick<Hint, 'id'>[],
  outcome: Outcome,
  now: Date,
): Promise<void> {
  if (hints.length === 0) return;
  await tx.query(
    'update pluggy.inbox set settled_at = $2, outcome = $3 where id = any ($1::bigint[]) and settled_at is null',
    [hints.map(({ id }) => id), now, outcome],
  );
}
