import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import type { Queryable } from '../../Queryable.ts';
import type { LinkTarget } from '../transactions/link-transactions.ts';

/** $1, $2 the lease; $3 account, $4 now, $5 hidden rows, $6 the rows that they may be. */
const RECORD = underLease(
  `made as (
  insert into pluggy.suggested_predecessors (account_id, old_id, new_id, suggested_at)
  select $3, p.old_id, p.new_id, $4 from unnest($5::uuid[], $6::uuid[]) as p (old_id, new_id)
  where ${HELD}
  on conflict do nothing
  returning 1
)`,
  '(select count(*)::int from made) as written',
);

/**
 * Keeps pairs about which the person is to be asked; one that was asked before stays as it was answered.
 * @returns how many are new
 * @throws {LeaseLost}
 */
export async function recordSuggestions(
  db: Queryable,
  { accountId, fence, now }: LinkTarget,
  pairs: readonly { readonly oldId: string; readonly newId: string }[],
): Promise<number> {
  const values = [accountId, now, pairs.map(({ oldId }) => oldId), pairs.map(({ newId }) => newId)];
  return (await fenced<{ written: number }>(db, fence, { text: RECORD, values })).written;
}
