import type { AccountId, UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 account, $2 user, $3 whether an account that the bank closed counts. */
const KNOWN = `
select from pluggy.accounts a join pluggy.items i on i.id = a.item_id and i.deleted_at is null
where a.id = $1 and a.user_id = $2 and (a.deleted_at is null or $3)`;

/**
 * $1 account, $2 user, $3 before when or null, $4 how many.
 * Built by PostgreSQL, so that every digit is kept.
 */
const LIST = `
select b.at::text as date, json_build_object(
  'at', to_char(b.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'asOf', to_char(b.as_of at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
  'currencyCode', b.currency_code,
  'balance', b.balance,
  'closingBalance', b.closing_balance,
  'automaticallyInvestedBalance', b.automatically_invested_balance,
  'overdraftContractedLimit', b.overdraft_contracted_limit,
  'overdraftUsedLimit', b.overdraft_used_limit,
  'unarrangedOverdraftAmount', b.unarranged_overdraft_amount,
  'creditLimit', b.credit_limit,
  'availableCreditLimit', b.available_credit_limit,
  'minimumPayment', b.minimum_payment,
  'balanceForeignCurrency', b.balance_foreign_currency)::text as view
from pluggy.balances b
where b.account_id = $1 and b.user_id = $2 and b.at < coalesce($3::timestamptz, 'infinity')
order by b.at desc limit $4`;

export interface BalancePage {
  /** Newest first, each as JSON text. */
  readonly rows: string[];
  /** Where the next page begins, as PostgreSQL wrote it; null: there is none. */
  readonly next: string | null;
}

/**
 * What an account's figures were, newest first; undefined when the user has no such account.
 * @param includeDeleted also of an account that the bank closed
 */
export async function listBalances(
  db: Queryable,
  userId: UserId,
  accountId: AccountId,
  {
    after,
    limit,
    includeDeleted = false,
  }: {
    readonly after?: string | undefined;
    readonly limit: number;
    readonly includeDeleted?: boolean | undefined;
  },
): Promise<BalancePage | undefined> {
  if ((await db.query(KNOWN, [accountId, userId, includeDeleted])).rows.length === 0) return undefined;
  const values = [accountId, userId, after ?? null, limit + 1];
  const { rows } = await db.query<{ date: string; view: string }>(LIST, values);
  const page = rows.slice(0, limit);
  return {
    rows: page.map(({ view }) => view),
    next: rows.length > limit ? (page.at(-1)?.date ?? null) : null,
  };
}
