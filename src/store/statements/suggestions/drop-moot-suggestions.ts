import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import type { Queryable } from '../../Queryable.ts';
import type { LinkTarget } from '../transactions/link-transactions.ts';

/** $1, $2 the lease; $3 account. */
const DROP = underLease(
  `dropped as (
  delete from pluggy.suggested_predecessors s
  where s.account_id = $3 and s.refused_at is null and ${HELD} and (
    exists (select from pluggy.transactions t where t.account_id = $3
      and (t.id = s.old_id and t.deleted_at is null or t.id = s.new_id and t.deleted_at is not null))
    or exists (select from pluggy.transaction_links l where l.account_id = $3
      and (l.old_id = s.old_id or l.new_id = s.new_id)))
  returning 1
)`,
  '(select count(*)::int from dropped) as written',
);

/**
 * Takes back open suggestions that there is nothing to ask about any more: the old row returned, the new one went, or a link
 * says for sure what became of one of them.
 * @returns how many
 * @throws {LeaseLost}
 */
export async function dropMootSuggestions(db: Queryable, { accountId, fence }: LinkTarget): Promise<number> {
  const { written } = await fenced<{ written: number }>(db, fence, {
    name: 'drop-moot-suggestions',
    text: DROP,
    values: [accountId],
  });
  return written;
}
