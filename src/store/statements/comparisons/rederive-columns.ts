import type { AccountId, UserId } from '../../../domain/ids.ts';
import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import type { Fence } from '../../../queue/sql/lease.ts';
import { instantOrNever } from '../../fragments/days.ts';
import { isSuspicious } from '../../fragments/month-digests.ts';
import { noteTransactions } from '../../fragments/noted-transactions.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1, $2 the lease; $3 account, $4 user, $5 now. */
const REDERIVE = underLease(
  `derived as (
  select account_id, id, ${instantOrNever("raw->>'date'")} as date, (raw->>'amount')::numeric as amount,
    raw->>'currencyCode' as currency_code, raw->>'type' as type, raw->>'status' as status
  from pluggy.transactions where account_id = $3 and deleted_at is null and ${isSuspicious('$4')}
), written as (
  update pluggy.transactions t
  set date = d.date, amount = d.amount, currency_code = d.currency_code, type = d.type, status = d.status,
    user_id = $4, changed_at = $5
  from derived d
  where t.account_id = d.account_id and t.id = d.id and ${HELD}
    and (t.date, t.amount, t.currency_code, t.type, t.status, t.user_id)
      is distinct from (d.date, d.amount, d.currency_code, d.type, d.status, $4)
  returning t.account_id, t.id, t.user_id
), noted as (${noteTransactions('select * from written')}
)`,
  '(select count(*)::integer from written) as written',
);

/**
 * Makes the columns of an account's rows what their objects say; the objects must be Pluggy's already.
 * @returns how many rows were different
 * @throws {LeaseLost}
 */
export async function rederiveColumns(
  db: Queryable,
  target: {
    readonly accountId: AccountId;
    readonly userId: UserId | null;
    readonly fence: Fence;
    readonly now: Date;
  },
): Promise<number> {
  const { accountId, userId, fence, now } = target;
  const statement = { text: REDERIVE, values: [accountId, userId, now] };
  return (await fenced<{ written: number }>(db, fence, statement)).written;
}
