import type { AccountId, UserId } from '../../../domain/ids.ts';
import { type Fence, leaseCondition } from '../../../queue/sql/lease.ts';
import { instantOrNever } from '../../fragments/days.ts';
import { SUSPICIOUS } from '../../fragments/month-digests.ts';
import type { Queryable } from '../../Queryable.ts';

const REDERIVE = `
with lease as (
  ${leaseCondition('$4', '$5')}
), derived as (
  select account_id, id, ${instantOrNever("raw->>'date'")} as date, (raw->>'amount')::numeric as amount,
    raw->>'currencyCode' as currency_code, raw->>'type' as type, raw->>'status' as status
  from pluggy.transactions where account_id = $1 and deleted_at is null and ${SUSPICIOUS}
), written as (
  update pluggy.transactions t
  set date = d.date, amount = d.amount, currency_code = d.currency_code, type = d.type, status = d.status,
    user_id = $2, changed_at = $3
  from derived d
  where t.account_id = d.account_id and t.id = d.id and exists (select from lease)
    and (t.date, t.amount, t.currency_code, t.type, t.status, t.user_id)
      is distinct from (d.date, d.amount, d.currency_code, d.type, d.status, $2)
  returning 1
)
select exists (select from lease) as held, (select count(*)::integer from written) as written`;

/**
 * Makes the columns of an account's rows what their objects say; the objects must be Pluggy's already.
 * @returns how many rows were different; undefined when the run no longer holds its job
 */
export async function rederiveColumns(
  db: Queryable,
  target: {
    readonly accountId: AccountId;
    readonly userId: UserId | null;
    readonly fence: Fence;
    readonly now: Date;
  },
): Promise<number | undefined> {
  const { accountId, userId, fence, now } = target;
  const values = [accountId, userId, now, fence.jobId, fence.worker];
  const { rows } = await db.query<{ held: boolean; written: number }>(REDERIVE, values);
  return rows[0]?.held === true ? rows[0].written : undefined;
}
