import type { AccountId } from '../../../domain/ids.ts';
import { type Fence, leaseCondition } from '../../../queue/sql/lease.ts';
import { moveAnnotations } from '../../fragments/annotations.ts';
import type { Queryable } from '../../Queryable.ts';

export interface LinkTarget {
  readonly accountId: AccountId;
  readonly fence: Fence;
  readonly now: Date;
}

export interface Written {
  readonly held: boolean;
  readonly written: number;
}

const LINK = `
with lease as (
  ${leaseCondition('$2', '$3')}
), linked as (
  insert into pluggy.transaction_links (account_id, old_id, new_id, evidence, linked_at)
  select $1, p.old_id, p.new_id, p.evidence, $4
  from unnest($5::uuid[], $6::uuid[], $7::text[]) as p (old_id, new_id, evidence)
  join pluggy.transactions o on o.account_id = $1 and o.id = p.old_id and o.deleted_at is not null
  join pluggy.transactions n on n.account_id = $1 and n.id = p.new_id and n.deleted_at is null
  where exists (select from lease)
  on conflict do nothing
  returning old_id as from_id, new_id as to_id
), ${moveAnnotations('linked', '$1')}
select exists (select from lease) as held, (select count(*)::int from linked) as written`;

/**
 * Links tombstones with the rows that took their place, and moves what was said of them, in one statement.
 * @returns how many; undefined when the run no longer holds its job
 */
export async function linkTransactions(
  db: Queryable,
  { accountId, fence, now }: LinkTarget,
  pairs: readonly { readonly oldId: string; readonly newId: string; readonly evidence: string }[],
): Promise<number | undefined> {
  const { rows } = await db.query<Written>(LINK, [
    accountId,
    fence.jobId,
    fence.worker,
    now,
    pairs.map(({ oldId }) => oldId),
    pairs.map(({ newId }) => newId),
    pairs.map(({ evidence }) => evidence),
  ]);
  return rows[0]?.held === true ? rows[0].written : undefined;
}
