import type { ItemId } from '../../domain/ids.ts';
import type { FencedTransaction } from '../../queue/fenced.ts';
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

const SELECT = `
select id, received_at as "receivedAt", event, body->>'accountId' as "accountId", body->>'triggeredBy' as "triggeredBy",
  body->>'transactionsCreatedAtFrom' as "createdAtFrom", body->>'transactionsMinDate' as "minDate", body->'transactionIds' as "transactionIds"
from pluggy.inbox where item_id = $1 and settled_at is null order by id limit ${MAX_HINTS + 1}`;

/** The oldest events about an item that no sync has acted on yet, and whether there are more. */
export async function listUnsettledEvents(
  db: Queryable,
  itemId: ItemId,
): Promise<{ readonly hints: readonly Hint[]; readonly more: boolean }> {
  const { rows } = await db.query<Hint>(SELECT, [itemId]);
  return { hints: rows.slice(0, MAX_HINTS), more: rows.length > MAX_HINTS };
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
