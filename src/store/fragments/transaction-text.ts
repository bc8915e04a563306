import { categoryOf, ignoredOf, tagsOf } from './annotations.ts';
import { BILL_DUE_DAY, cashMonthOfCard } from './cash-month.ts';
import { localDay } from './days.ts';
import { INSTALMENT } from './instalments.ts';
import { PURCHASE_DAY, SIGNED_AMOUNT, SIGNED_IN_ACCOUNT_CURRENCY, VIEW } from './transaction-view.ts';

/** The members that this project adds, but for the id of the account, which Pluggy's object has too. */
const ADDED = `localDate,cashMonth,purchaseLocalDate,signedAmount,signedAmountInAccountCurrency,instalments,
  suggestedPredecessorId,userCategoryId,note,tags,ignored,ownDate`;

/** Whether Pluggy's object has none of those, and names its account as we do: then both can stand side by side. */
const IS_APART = `not t.raw ?| '{${ADDED}}' and t.raw->>'accountId' = t.account_id::text`;

const HAS_SUGGESTION = `exists (select from pluggy.suggested_predecessors s
    where s.account_id = t.account_id and s.new_id = t.id and s.refused_at is null
      and s.account_id in (select o.id from pluggy.accounts o where o.user_id = $1))`;

const textOrNull = (text: string): string => `coalesce(${text}, 'null')`;
const json = (value: string): string => textOrNull(`to_json(${value})::text`);
const quoted = (text: string): string => textOrNull(`'"' || ${text} || '"'`);

/** When the bills of the user `$1` are due, as months by account and bill: known once for a whole statement. */
const DUE_MONTHS = `(select jsonb_object_agg(b.parent_id::text || b.id, to_char(${BILL_DUE_DAY}::timestamp, 'YYYY-MM'))
    from pluggy.bills b join pluggy.accounts o on o.id = b.parent_id where o.user_id = $1)`;
const DUE_MONTH = `${DUE_MONTHS} ->> (t.account_id::text || lower(t.raw->'creditCardMetadata'->>'billId'))`;

/** Day and month at once, since the day has to be found out. */
const DAY = `${localDay('t.date')}::timestamp`;
const OF_BANK = `coalesce(to_char(${DAY}, '"{\\"localDate\\":\\""YYYY-MM-DD"\\",\\"cashMonth\\":\\""YYYY-MM"\\""'),
    '{"localDate":null,"cashMonth":null')`;
const OF_CARD = `coalesce(to_char(${DAY}, '"{\\"localDate\\":\\""YYYY-MM-DD"\\""'), '{"localDate":null')
    || ',"cashMonth":' || ${quoted(cashMonthOfCard(DUE_MONTH))}`;

const NOTHING_SAID = ',"userCategoryId":null,"note":null,"tags":[],"ignored":false,"ownDate":null';
const IS_OF = 'n.account_id = t.account_id and n.transaction_id = t.id and n.user_id = $1';
/** Most rows have no annotation: one look at all of a user's tells which do. */
const SAID = `case when exists (select from pluggy.annotations n where ${IS_OF}) then (
    select concat(',"userCategoryId":', ${json(categoryOf('n'))}, ',"note":', ${json('n.note')}, ',"tags":', to_json(${tagsOf('n')}),
      ',"ignored":', ${json(ignoredOf('n'))}, ',"ownDate":', ${json('n.own_date')})
    from pluggy.annotations n where ${IS_OF}
  ) else '${NOTHING_SAID}' end`;

const ADDITIONS = `
  case when a.type = 'CREDIT' then ${OF_CARD} else ${OF_BANK} end,
  ',"purchaseLocalDate":', ${quoted(`to_char(${PURCHASE_DAY}::timestamp, 'YYYY-MM-DD')`)},
  ',"signedAmount":', ${SIGNED_AMOUNT}, ',"signedAmountInAccountCurrency":', ${textOrNull(`(${SIGNED_IN_ACCOUNT_CURRENCY})::text`)},
  ',"instalments":', ${textOrNull(`(${INSTALMENT})::text`)},
  ',"suggestedPredecessorId":null', ${SAID}`;

/** Between what is added and Pluggy's object. PostgreSQL writes no line break into a jsonb's text. */
const SEAM = '\n{';

/**
 * VIEW of the user `$1`, at half its price, for statements that show very many rows: Pluggy's object is written as text at
 * once, not taken apart and put together again, and what is added stands in front of it as text. `wholeText` makes one
 * object of both. A row that is not as most are has VIEW itself.
 */
export const VIEW_IN_PARTS = `case when ${IS_APART} and not ${HAS_SUGGESTION}
  then concat(${ADDITIONS}, e',\\n', t.raw) else ${VIEW} end`;

/** The JSON text of a row that was read as VIEW_IN_PARTS. */
export const wholeText = (view: string): string => view.replace(SEAM, '');
