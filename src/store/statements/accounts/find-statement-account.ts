import type { AccountId, UserId } from '../../../domain/ids.ts';
import { instantOrNull, localDay } from '../../fragments/days.ts';
import type { Queryable } from '../../Queryable.ts';

/** An account as a bank's statement shows it. Null: not known. */
export interface StatementAccount {
  readonly id: AccountId;
  readonly isCard: boolean;
  readonly isSavings: boolean;
  readonly currencyCode: string | null;
  /** Of a card the last digits. */
  readonly number: string | null;
  /** Such as "341/0001/12345-6": bank, branch and number. */
  readonly transferNumber: string | null;
  readonly bank: string | null;
  /** Funds; of a card what is owed, negative. */
  readonly balance: string | null;
  /** Funds, or what may still be spent. */
  readonly available: string | null;
  /** When they were so, in São Paulo: YYYYMMDDHHMMSS. */
  readonly asOf: string;
  /** First and last day of all that is stored of it; null: there is nothing. */
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

const numberOf = (path: string): string =>
  `case when jsonb_typeof(a.raw#>'${path}') = 'number' then a.raw#>>'${path}' end`;

/** The first and the last day of the rows that have one: a placeholder such as year 1 is no day. */
const dayOf = (which: 'min' | 'max'): string => `(
    select ${localDay(`${which}(t.date)`)}::text from pluggy.transactions t
    where t.account_id = a.id and t.deleted_at is null
      and t.date >= '1901-01-01 00:00:00+00' and t.date < '2200-01-01 00:00:00+00')`;

const FIND = `
select a.id, a.type = 'CREDIT' as "isCard", coalesce(a.raw->>'subtype' = 'SAVINGS_ACCOUNT', false) as "isSavings",
  a.currency_code as "currencyCode", a.raw->>'number' as number, a.raw#>>'{bankData,transferNumber}' as "transferNumber",
  i.raw#>>'{connector,name}' as bank,
  (case when a.type = 'CREDIT' then -a.balance else a.balance end)::text as balance,
  case when a.type = 'CREDIT' then ${numberOf('{creditData,availableCreditLimit}')} else a.balance::text end as available,
  to_char(coalesce(${instantOrNull("a.raw->>'updatedAt'")}, a.changed_at) at time zone 'America/Sao_Paulo',
    'YYYYMMDDHH24MISS') as "asOf",
  ${dayOf('min')} as "firstDay", ${dayOf('max')} as "lastDay"
from pluggy.accounts a join pluggy.items i on i.id = a.item_id and i.deleted_at is null
where a.user_id = $1 and a.id = $2 and a.deleted_at is null`;

/** An open account of the user. */
export async function findStatementAccount(
  db: Queryable,
  userId: UserId,
  accountId: AccountId,
): Promise<StatementAccount | undefined> {
  return (await db.query<StatementAccount>(FIND, [userId, accountId])).rows[0];
}
