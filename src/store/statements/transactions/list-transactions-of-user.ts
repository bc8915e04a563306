import type { TransactionId, UserId } from '../../../domain/ids.ts';
import type { TransactionSort } from '../../../domain/sorts.ts';
import type { RowText } from '../../documents/Documents.ts';
import { FIRST_ID, LAST_ID, nextOfAccount } from '../../fragments/next-of-account.ts';
import {
  accountConditionsOf,
  all,
  type Bind,
  bankDayConditionsOf,
  binder,
  conditionsOf,
  HAS_OWN_DAY,
  NO_OWN_DAY,
  ownDayConditionsOf,
  type TransactionFilter,
} from '../../fragments/transaction-filter.ts';
import { SIGNED_AMOUNT, VIEW, VIEW_WITH_TOMBSTONES } from '../../fragments/transaction-view.ts';
import type { Queryable } from '../../Queryable.ts';

export type { TransactionFilter } from '../../fragments/transaction-filter.ts';

/** Where a page ended, as PostgreSQL wrote it. */
export interface TransactionCursor {
  /** The instant, microseconds and all. */
  readonly date: string;
  readonly id: TransactionId;
  /** The person's own day of the row; absent: it has none. */
  readonly ownDay?: string | undefined;
  /** Its `signedAmount`, where the list is sorted by that. */
  readonly amount?: string | undefined;
}

/** One page of a list. */
export interface TransactionPageAsked {
  readonly after?: TransactionCursor | undefined;
  readonly limit: number;
  /** Default: newest first. */
  readonly sort?: TransactionSort | undefined;
}

export interface TransactionPage {
  /** JSON text of each transaction. */
  readonly rows: readonly string[];
  readonly next: TransactionCursor | null;
}

/** The same with the documents of persons as they are stored. */
export interface SealedTransactionPage {
  readonly rows: readonly RowText[];
  readonly next: TransactionCursor | null;
}

interface Parts {
  /** The rows behind the cursor that have no day of their own: at least the next few of each account `a`. */
  readonly ofBank: string;
  /** That a row with a day of its own, `t` with `n`, is behind the cursor. */
  readonly own: string;
  /** Of the rows `u`. */
  readonly order: string;
}

function byDay(
  asked: string,
  { sort, after }: TransactionPageAsked,
  { bind, limit }: { readonly bind: Bind; readonly limit: string },
): Parts {
  const isNewest = sort !== 'date';
  const order = ['u.day', 'u.date', 'u.id'].map((key) => `${key}${isNewest ? ' desc' : ''}`).join(', ');
  const date = `${bind(after?.date ?? null)}::timestamptz`;
  const id = `${bind(after?.id ?? null)}::uuid`;
  const direction = isNewest ? 'newest' : 'oldest';
  if (after === undefined)
    return { ofBank: nextOfAccount(asked, direction, { date, id }, limit), own: 'true', order };
  const day = after.ownDay === undefined ? `pluggy.calendar_day(${date})` : `${bind(after.ownDay)}::date`;
  // among the rows without a day of their own such a row stands where its day and its instant would place it
  const bankDay = `pluggy.calendar_day(${date})`;
  const place =
    after.ownDay === undefined
      ? { date, id }
      : {
          date: `case when ${bankDay} = ${day} then ${date}
            when ${bankDay} > ${day} then (${day} + 1)::timestamp at time zone 'America/Sao_Paulo' - interval '1 microsecond'
            else (${day})::timestamp at time zone 'UTC' end`,
          id: `case when ${bankDay} = ${day} then ${id} when ${bankDay} > ${day} then '${LAST_ID}'::uuid
            else '${FIRST_ID}'::uuid end`,
        };
  const own = `(n.own_date, t.date, t.id) ${isNewest ? '<' : '>'} (${day}, ${date}, ${id})`;
  return { ofBank: nextOfAccount(asked, direction, place, limit), own, order };
}

function byAmount(asked: string, { sort, after }: TransactionPageAsked, bind: Bind): Parts {
  const isGreatest = sort === '-amount';
  const sign = isGreatest ? '<' : '>';
  const behind =
    after === undefined
      ? 'true'
      : `(${SIGNED_AMOUNT}, t.id) ${sign} (${bind(after.amount ?? '0')}::numeric, ${bind(after.id)}::uuid)`;
  return {
    // by the index, account by account: "offset 0" keeps the planner from reading the table otherwise
    ofBank: `select t.date, t.id, ${SIGNED_AMOUNT} as amount from pluggy.transactions t
      where ${asked} and ${behind} offset 0`,
    own: behind,
    order: ['u.amount', 'u.id'].map((key) => `${key}${isGreatest ? ' desc' : ''}`).join(', '),
  };
}

/**
 * One page of a user's transactions, as a statement with its values; $1 is the user.
 *
 * By day over several accounts: each account's own index gives its next few, and the best of those win; these are looked up
 * and shown. An index over all of a user's rows would cost a tenth of every write and save a millisecond or two. Bounds that
 * are not asked for are infinite rather than absent: an "or" would make the index useless for pages far down. By amount all
 * rows of the user are read, by the same index.
 */
export function pageOf(
  userId: UserId,
  filter: TransactionFilter,
  page: TransactionPageAsked,
): { readonly text: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [userId];
  const bind = binder(values);
  const limit = bind(page.limit + 1); // one more tells whether there is another page
  const accounts = all(accountConditionsOf(filter, bind));
  const asked = all(conditionsOf(filter, bind));
  const ofBank = all(['t.account_id = a.id', NO_OWN_DAY, ...bankDayConditionsOf(filter, bind), asked]);
  const ofOwn = all([HAS_OWN_DAY, ...ownDayConditionsOf(filter, 'n.own_date', bind), asked]);
  const isByAmount = page.sort === 'amount' || page.sort === '-amount';
  const parts = isByAmount ? byAmount(ofBank, page, bind) : byDay(ofBank, page, { bind, limit });
  const text = `
select ${filter.includeDeleted ? VIEW_WITH_TOMBSTONES : VIEW} as view, u.account_id as "accountId",
  u.date::text as date, u.id, u.own_date::text as "ownDay", u.amount::text as amount
from (
  select * from (
    select a.id as account_id, k.date, k.id, null::date as own_date, pluggy.calendar_day(k.date) as day,
      ${isByAmount ? 'k.amount' : 'null::numeric'} as amount
    from pluggy.accounts a
    join pluggy.items i on i.id = a.item_id and i.deleted_at is null
    cross join lateral (${parts.ofBank}) k
    where ${accounts}
    union all
    select a.id, t.date, t.id, n.own_date, n.own_date, ${isByAmount ? SIGNED_AMOUNT : 'null'}
    from pluggy.annotations n
    join pluggy.accounts a on a.id = n.account_id
    join pluggy.items i on i.id = a.item_id and i.deleted_at is null
    join pluggy.transactions t on t.account_id = n.account_id and t.id = n.transaction_id
    where ${accounts} and ${ofOwn} and ${parts.own}
  ) u
  order by ${parts.order} limit ${limit}
) u
join pluggy.accounts a on a.id = u.account_id
cross join lateral (
  select * from pluggy.transactions t
  where t.account_id = u.account_id and t.date = u.date and t.id = u.id limit 1
) t
order by ${parts.order}`;
  return { text, values };
}

interface Found extends RowText {
  readonly date: string;
  readonly id: TransactionId;
  readonly ownDay: string | null;
  readonly amount: string | null;
}

const cursorOf = ({ date, id, ownDay, amount }: Found): TransactionCursor => ({
  date,
  id,
  ...(ownDay !== null && { ownDay }),
  ...(amount !== null && { amount }),
});

/** One page of a user's transactions, their documents sealed. */
export async function listTransactionsOfUser(
  db: Queryable,
  userId: UserId,
  filter: TransactionFilter,
  page: TransactionPageAsked,
): Promise<SealedTransactionPage> {
  const { rows } = await db.query<Found>(pageOf(userId, filter, page));
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > page.limit && last !== undefined ? cursorOf(last) : null };
}
