import type { AccountId } from '../../../domain/ids.ts';
import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import type { Fence } from '../../../queue/sql/lease.ts';
import { moveAnnotations } from '../../fragments/annotations.ts';
import { noteTransactions } from '../../fragments/noted-transactions.ts';
import type { Queryable } from '../../Queryable.ts';

export interface LinkTarget {
  readonly accountId: AccountId;
  readonly fence: Fence;
  readonly now: Date;
}

/** $1, $2 the lease; $3 account, $4 now, $5 hidden rows, $6 the rows that took their places, $7 what shows it. */
const LINK = underLease(
  `linked as (
  insert into pluggy.transaction_links (account_id, old_id, new_id, evidence, linked_at)
  select $3, p.old_id, p.new_id, p.evidence, $4
  from unnest($5::uuid[], $6::uuid[], $7::text[]) as p (old_id, new_id, evidence)
  join pluggy.transactions o on o.account_id = $3 and o.id = p.old_id and o.deleted_at is not null
  join pluggy.transactions n on n.account_id = $3 and n.id = p.new_id and n.deleted_at is null
  where ${HELD}
  on conflict do nothing
  returning old_id as from_id, new_id as to_id
), noted as (${noteTransactions(`
      select o.account_id, o.id, o.user_id
      from linked l join pluggy.transactions o on o.account_id = $3 and o.id = l.from_id`)}
), ${moveAnnotations('linked', '$3')}`,
  '(select count(*)::int from linked) as written',
);

/**
 * Links hidden rows with the rows that took their place, and moves what the person said of them, in one statement.
 * @returns how many
 * @throws {LeaseLost}
 */
export async function linkTransactions(
  db: Queryable,
  { accountId, fence, now }: LinkTarget,
  pairs: readonly { readonly oldId: string; readonly newId: string; readonly evidence: string }[],
): Promise<number> {
  const values = [
    accountId,
    now,
    pairs.map(({ oldId }) => oldId),
    pairs.map(({ newId }) => newId),
    pairs.map(({ evidence }) => evidence),
  ];
  const { written } = await fenced<{ written: number }>(db, fence, {
    name: 'link-transactions',
    text: LINK,
    values,
  });
  return written;
}
