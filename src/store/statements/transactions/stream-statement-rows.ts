import type { UserId } from '../../../domain/ids.ts';
import { localDay } from '../../fragments/days.ts';
import { BY_BANK_DAY, type ExportFilter, streamExported } from '../../fragments/export-rows.ts';
import { firstIdOf } from '../../fragments/first-id.ts';
import { IN_ACCOUNT_CURRENCY } from '../../fragments/transaction-view.ts';
import type { Queryable } from '../../Queryable.ts';

/** A transaction as a statement of a bank shows it. */
export interface StatementRow {
  /** The first id of all that the transaction had, which never changes again. */
  readonly firstId: string;
  /** YYYY-MM-DD. Of a row without a day: the day on which it was first seen. */
  readonly day: string;
  /** In the account's currency where that is known, else in its own: negative is money out. */
  readonly amount: string;
  /** The row's own currency where it is not the account's. */
  readonly foreignCurrency: string | null;
  /** How much of the account's currency one of the foreign currency was; null: not known. */
  readonly rate: string | null;
  readonly description: string | null;
}

const SIGNED = `(case when a.type = 'CREDIT' then -1 else 1 end)`;
const CONVERTED = `(${IN_ACCOUNT_CURRENCY})`;
const STATEMENT_ROW = `${firstIdOf('t')} as "firstId",
  coalesce(v.o->>'localDate', v.o->>'purchaseLocalDate', ${localDay('t.first_seen_at')}::text) as day,
  (${SIGNED} * coalesce(${CONVERTED}, t.amount))::text as amount,
  case when t.currency_code <> a.currency_code then t.currency_code end as "foreignCurrency",
  case when t.currency_code <> a.currency_code and t.amount <> 0 and ${CONVERTED} is not null
    then trim_scale(round(abs(${CONVERTED} / t.amount), 8))::text end as rate,
  coalesce(nullif(v.o->>'description', ''), v.o->>'descriptionRaw') as description`;

/** Rows of a statement. Needs a transaction, for its cursor. */
export function streamStatementRows(
  tx: Queryable,
  userId: UserId,
  filter: ExportFilter,
): AsyncGenerator<StatementRow[], void, void> {
  return streamExported(tx, STATEMENT_ROW, BY_BANK_DAY, userId, filter);
}
