import type { AccountId, ItemId } from '../../domain/ids.ts';
import { searchAmount, searchPattern } from '../../domain/search.ts';
import { categoryOf, ignoredOf, tagsOf } from './annotations.ts';
import { withinDays } from './days.ts';
import { isShown } from './is-shown.ts';
import { SIGNED_AMOUNT } from './transaction-view.ts';

/** Which transactions; without a member there is no such bound. */
export interface TransactionFilter {
  readonly accountId?: AccountId | readonly AccountId[] | undefined;
  readonly itemId?: ItemId | undefined;
  /** Calendar days, both inclusive: the person's own where there is one, else the bank's. */
  readonly dateFrom?: string | undefined;
  readonly dateTo?: string | undefined;
  /** Of `signedAmount`, both inclusive, as decimals. */
  readonly amountFrom?: string | undefined;
  readonly amountTo?: string | undefined;
  readonly type?: string | undefined;
  readonly status?: string | undefined;
  /** The person's own category where there is one, else Pluggy's; `none`: there is neither. */
  readonly categoryId?: string | undefined;
  readonly tag?: string | undefined;
  readonly ignored?: boolean | undefined;
  readonly hasNote?: boolean | undefined;
  /** Part of a description, a merchant's name or the note, whatever case and accents; or an amount such as 149,93. */
  readonly search?: string | undefined;
  /** Whether the day is after `today`; a row without a day is not. */
  readonly upcoming?: { readonly is: boolean; readonly today: string } | undefined;
  /** Also rows that Pluggy no longer has, those of closed accounts among them, with the time and the reason. */
  readonly includeDeleted?: boolean | undefined;
}

/** Takes a value of a statement, and says how the statement names it. */
export type Bind = (value: unknown) => string;

export const binder = (values: unknown[]): Bind => {
  return (value) => `$${values.push(value)}`;
};

export const all = (conditions: readonly string[]): string => conditions.join('\n      and ');

/** The rows that have a day of the person's own: few, and found by an index. */
export const HAS_OWN_DAY = 'n.user_id = $1 and n.own_date is not null';
export const NO_OWN_DAY = `(t.account_id, t.id) not in (
    select n.account_id, n.transaction_id from pluggy.annotations n where ${HAS_OWN_DAY})`;

/** Rows of which the person or a rule says what `condition` asks of `n`: looked up once a statement, not once a row. */
const isSaid = (condition: string): string => `(t.account_id, t.id) in (
    select n.account_id, n.transaction_id from pluggy.annotations n where n.user_id = $1 and ${condition})`;

const either = (is: boolean, condition: string): string => (is ? condition : `not (${condition})`);

/** What the bank says of `t` in words, as one text; nobody types what parts them. */
const WORDS = `concat_ws(chr(31), t.raw->>'description', t.raw->>'descriptionRaw', t.raw->'merchant'->>'name',
      t.raw->'merchant'->>'businessName')`;

/** That the words of `t` have `text` in them, whatever case and accents. */
export const hasWords = (text: string, bind: Bind): string => `${WORDS} ~ ${bind(searchPattern(text))}`;

function bySearch(text: string, bind: Bind): string {
  const pattern = bind(searchPattern(text));
  const amount = searchAmount(text);
  const found = [`${WORDS} ~ ${pattern}`, isSaid(`n.note ~ ${pattern}`)];
  if (amount !== undefined) {
    const value = `${bind(amount.amount)}::numeric`;
    found.push(amount.isOut ? `${SIGNED_AMOUNT} = -${value}` : `abs(t.amount) = ${value}`);
  }
  return `(${found.join(' or ')})`;
}

/** In the place of a category's id, which is of digits: rows without one. */
const NO_CATEGORY = 'none';

function byCategory(id: string, bind: Bind): string {
  const own = categoryOf('n');
  if (id === NO_CATEGORY)
    return `(coalesce(t.raw->>'categoryId', '') = '' and not ${isSaid(`${own} is not null`)})`;
  const category = bind(id);
  return `(${isSaid(`${own} = ${category}`)} or t.raw->>'categoryId' = ${category} and not ${isSaid(`${own} is not null`)})`;
}

/** What is asked of the row `t` of the account `a`, besides its day and whose it is. */
export function conditionsOf(filter: TransactionFilter, bind: Bind): string[] {
  const { amountFrom, amountTo, type, status, categoryId, tag, ignored, hasNote, search } = filter;
  return [
    isShown('t', filter.includeDeleted ?? false),
    ...(amountFrom === undefined ? [] : [`${SIGNED_AMOUNT} >= ${bind(amountFrom)}::numeric`]),
    ...(amountTo === undefined ? [] : [`${SIGNED_AMOUNT} <= ${bind(amountTo)}::numeric`]),
    ...(type === undefined ? [] : [`t.type = ${bind(type)}`]),
    ...(status === undefined ? [] : [`t.status = ${bind(status)}`]),
    ...(categoryId === undefined ? [] : [byCategory(categoryId, bind)]),
    ...(tag === undefined ? [] : [isSaid(`${bind(tag)} = any (${tagsOf('n')})`)]),
    ...(ignored === undefined ? [] : [either(ignored, isSaid(ignoredOf('n')))]),
    ...(hasNote === undefined ? [] : [either(hasNote, isSaid('n.note is not null'))]),
    ...(search === undefined ? [] : [bySearch(search, bind)]),
  ];
}

/** What is asked of the account `a`. */
export function accountConditionsOf(filter: TransactionFilter, bind: Bind): string[] {
  const { accountId, itemId, includeDeleted = false } = filter;
  return [
    'a.user_id = $1',
    isShown('a', includeDeleted),
    ...(accountId === undefined ? [] : [`a.id = any (${bind([accountId].flat())}::uuid[])`]),
    ...(itemId === undefined ? [] : [`a.item_id = ${bind(itemId)}`]),
  ];
}

/** The first instant that no day has: what lies behind it stands in for one. */
const NO_DAY = `'2200-01-01 00:00:00+00'`;

/** What is asked of the day that the bank gives the row `t`. */
export function bankDayConditionsOf(filter: TransactionFilter, bind: Bind): string[] {
  const { dateFrom, dateTo, upcoming } = filter;
  const [from, to] = [dateFrom ?? null, dateTo ?? null].map((day) => `${bind(day)}::date`) as [
    string,
    string,
  ];
  const asked = [withinDays('t.date', from, to)];
  if (upcoming === undefined) return asked;
  const today = `${bind(upcoming.today)}::date`;
  const isAfter = `t.date < ${NO_DAY} and pluggy.calendar_day(t.date) > ${today}`;
  if (!upcoming.is) return [...asked, `not (${isAfter})`];
  return [...asked, withinDays('t.date', `(${today} + 1)`, 'null::date'), isAfter];
}

/** The same of the person's own day, a column. */
export function ownDayConditionsOf(filter: TransactionFilter, day: string, bind: Bind): string[] {
  const { dateFrom, dateTo, upcoming } = filter;
  return [
    ...(dateFrom === undefined ? [] : [`${day} >= ${bind(dateFrom)}::date`]),
    ...(dateTo === undefined ? [] : [`${day} <= ${bind(dateTo)}::date`]),
    ...(upcoming === undefined ? [] : [`${day} ${upcoming.is ? '>' : '<='} ${bind(upcoming.today)}::date`]),
  ];
}
