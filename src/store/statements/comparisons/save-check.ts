import type { AccountId } from '../../../domain/ids.ts';
import { type Fence, leaseCondition } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';
import type { SavedCheck } from './find-check.ts';

const SAVE = `
with lease as (
  ${leaseCondition('$1', '$2')}
), saved as (
  insert into pluggy.check_progress as c (account_id, item_version, saved_at, after, months)
  select $3, $4, $5, $6, $7::jsonb where exists (select from lease)
  on conflict (account_id) do update set item_version = excluded.item_version, saved_at = excluded.saved_at,
    after = excluded.after, months = excluded.months
)
select exists (select from lease) as held`;

/** @returns false when the run no longer holds its job; nothing was written then */
export async function saveCheck(
  db: Queryable,
  accountId: AccountId,
  { itemVersion, after, months }: SavedCheck,
  { fence, now }: { readonly fence: Fence; readonly now: Date },
): Promise<boolean> {
  const written = Object.fromEntries(
    [...months].map(([month, { rows, sum }]) => [month, { rows, sum: String(sum) }]),
  );
  const values = [fence.jobId, fence.worker, accountId, itemVersion, now, after, JSON.stringify(written)];
  return (await db.query<{ held: boolean }>(SAVE, values)).rows[0]?.held === true;
}
