import { categoryOf, ignoredOf } from './annotations.ts';
import { localDay, withinDays } from './days.ts';
import { INSTALMENT } from './instalments.ts';
import { IN_ACCOUNT_CURRENCY } from './transaction-view.ts';

/** What `t` moved, as the person sees it, in the currency that it is summed up in: the account's where that is known. */
export const SIGNED = `(case when a.type = 'CREDIT' then -1 else 1 end) * coalesce(${IN_ACCOUNT_CURRENCY}, t.amount)`;
export const CURRENCY = `case when ${IN_ACCOUNT_CURRENCY} is null then t.currency_code
    else coalesce(a.currency_code, t.currency_code) end`;

/** A payment of which the bank says that who paid and who was paid have one name. */
const PARTIES = `lower(btrim(t.raw #>> '{paymentData,payer,name}')) = lower(btrim(t.raw #>> '{paymentData,receiver,name}'))`;

/** What is known of `t`, a row of `a`: a category that the person gave it speaks louder than the payment's form. With what the person says of it (`n`). */
const COLUMNS = `t.account_id, t.id, a.type as account_type, coalesce(n.own_date, ${localDay('t.date')}) as day,
    ${localDay('t.date')} as bank_day, ${SIGNED} as signed, ${CURRENCY} as currency_code,
    t.status is distinct from 'POSTED' as is_pending,
    coalesce(${categoryOf('n')}, nullif(t.raw->>'categoryId', '')) as category,
    concat_ws(' ', t.raw->>'description', t.raw->>'descriptionRaw') as words,
    case when ${categoryOf('n')} is null then upper(t.raw->>'operationType') end as operation,
    upper(t.raw #>> '{paymentData,paymentMethod}') as method,
    ${categoryOf('n')} is null and coalesce(${PARTIES}, false) as parties, ${ignoredOf('n')} as is_ignored,
    ${INSTALMENT} as instalment, t.date, t.raw`;

const sourceOf = (rows: string, accounts: string): string => `pluggy.accounts a
  join pluggy.items i on i.id = a.item_id and i.deleted_at is null
  join pluggy.transactions t on t.account_id = a.id and ${rows}
  left join pluggy.annotations n on n.account_id = t.account_id and n.transaction_id = t.id and n.user_id = $1
  where a.user_id = $1 and a.id = any ($2::uuid[]) and ${accounts}`;
const SOURCE = sourceOf('t.deleted_at is null', 'a.deleted_at is null');
/** Of closed accounts, what they had when they were closed. */
const CLOSED_SOURCE = sourceOf(`t.deleted_reason = 'account_gone'`, 'a.deleted_at is not null');

/**
 * The rows of the user `$1` in the accounts `$2`, of the days from `$3` to `$4`: first those of which the bank's day counts,
 * which an index finds, then those with a day of the person's own. Ignored ones are among them.
 */
export const SUMMARY_ROWS = `
  select ${COLUMNS} from ${SOURCE} and n.own_date is null and ${withinDays('t.date', '$3::date', '$4::date')}
  union all
  select ${COLUMNS} from ${SOURCE} and n.own_date between $3::date and $4::date`;

/** The same by the bank's day, whatever the person said of the day, and of closed accounts too. */
export const ROWS_BY_BANK_DAY = `
  select ${COLUMNS} from ${SOURCE} and ${withinDays('t.date', '$3::date', '$4::date')}
  union all
  select ${COLUMNS} from ${CLOSED_SOURCE} and ${withinDays('t.date', '$3::date', '$4::date')}`;
