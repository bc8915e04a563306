import { categoryOf, ignoredOf, tagsOf } from './annotations.ts';
import { cashMonth } from './cash-month.ts';
import { instantOrNull, localDay } from './days.ts';
import { INSTALMENT } from './instalments.ts';
import { isoTime } from './iso-time.ts';

const PURCHASED = `t.raw->'creditCardMetadata'->>'purchaseDate'`;

/**
 * Calendar day on which `t`, a card purchase, was made; null where Pluggy gives none that exists. Most rows have none, and
 * finding that out by the functions takes a seventh of the time of a row.
 */
export const PURCHASE_DAY = `case when ${PURCHASED} is not null then ${localDay(instantOrNull(PURCHASED))} end`;

const CONVERTED = `t.raw->'amountInAccountCurrency'`;

/**
 * What `t` moved in the currency of its account `a`. Pluggy gives `amountInAccountCurrency` for foreign purchases alone:
 * without it, and in another currency than the account's, what the row did to the account is not known, and null. A row
 * that names no currency is in the account's where the account is one of a bank, which has but one; on a card it may be
 * a foreign purchase. An account that names none is treated alike.
 */
export const IN_ACCOUNT_CURRENCY = `case
    when jsonb_typeof(${CONVERTED}) = 'number' then (${CONVERTED})::numeric
    when coalesce(t.currency_code = a.currency_code, a.type = 'BANK') then t.amount end`;

/** What `t` moved in its own currency, as the person sees it: negative is money out of the account `a`. */
export const SIGNED_AMOUNT = `case when a.type = 'CREDIT' then -t.amount else t.amount end`;

/** The same in the currency of the account `a`; null where that is not known. */
export const SIGNED_IN_ACCOUNT_CURRENCY = `(case when a.type = 'CREDIT' then -1 else 1 end) * ${IN_ACCOUNT_CURRENCY}`;

/** What a person says of a transaction, from the annotation `n`. */
export const SAID = `jsonb_build_object('userCategoryId', ${categoryOf('n')}, 'note', n.note, 'tags', to_jsonb(${tagsOf('n')}),
    'ignored', ${ignoredOf('n')}, 'ownDate', n.own_date)`;

/** What the user `$1` says of `t`. A subquery, so that it has no say in how the rows are found and ordered. */
const ANNOTATION = `coalesce((
  select ${SAID}
  from pluggy.annotations n where n.account_id = t.account_id and n.transaction_id = t.id and n.user_id = $1
), '{"userCategoryId":null,"note":null,"tags":[],"ignored":false,"ownDate":null}')`;

/** The row that `t` may be under a new id, where the person has not said. */
const SUGGESTED = `(select s.old_id from pluggy.suggested_predecessors s
    where s.account_id = t.account_id and s.new_id = t.id and s.refused_at is null)`;

/** What follows from `t` and its account `a` alone, and a suggestion, whose change is a change of the row. */
const FOLLOWS = `jsonb_build_object(
  'accountId', t.account_id,
  'localDate', ${localDay('t.date')},
  'purchaseLocalDate', ${PURCHASE_DAY},
  'signedAmount', ${SIGNED_AMOUNT},
  'signedAmountInAccountCurrency', ${SIGNED_IN_ACCOUNT_CURRENCY},
  'instalments', ${INSTALMENT},
  'suggestedPredecessorId', ${SUGGESTED})`;

/** The same added to Pluggy's object. */
export const STORED = `t.raw || ${FOLLOWS}`;

/**
 * What a transaction looks like outside: Pluggy's object and this project's additions. Built by PostgreSQL, exactly. The additions
 * are put together first: each `||` writes its whole left side anew.
 */
export const OBJECT = `t.raw || (${FOLLOWS} || jsonb_build_object('cashMonth', ${cashMonth(localDay('t.date'))}) || ${ANNOTATION})`;

export const VIEW = `(${OBJECT})::text`;

/** Why and when a row was hidden, for those who ask for hidden rows too. */
export const VIEW_WITH_TOMBSTONES = `(${OBJECT} || jsonb_build_object(
  'deletedAt', ${isoTime('t.deleted_at')},
  'deletedReason', case when t.deleted_at is not null then t.deleted_reason end,
  'replacedById', (select l.new_id from pluggy.transaction_links l
    where t.deleted_at is not null and l.account_id = t.account_id and l.old_id = t.id)))::text`;
