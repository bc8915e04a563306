import type { AccountId, ItemId, TransactionId, UserId } from '../../../domain/ids.ts';
import type { RowText } from '../../documents/Documents.ts';
import { dayOnlyBefore, midnightAfter, withinDays } from '../../fragments/days.ts';
import { isShown } from '../../fragments/is-shown.ts';
import { VIEW, VIEW_WITH_TOMBSTONES } from '../../fragments/transaction-view.ts';
import type { Queryable } from '../../Queryable.ts';

/** No id sorts behind it. */
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** What is asked for of `t`, a row of the account `a`. */
const asked = (includeDeleted: boolean): string => `t.account_id = a.id and ${isShown('t', includeDeleted)}
      and ${withinDays('t.date', '$4::date', '$5::date')}
      and ($6::text is null or t.raw->>'description' ilike $6 or t.raw->>'descriptionRaw' ilike $6)`;

/** The rows that are known to be of a day come after all others of that day, hence after those of the hours before it. */
const SHOWN_BEFORE = `case when $2::timestamptz > ${dayOnlyBefore('$2::timestamptz')}
      and $2::timestamptz < ${midnightAfter('$2::timestamptz')} then ${dayOnlyBefore('$2::timestamptz')} end`;

const AFTER_CURSOR = `(t.date, t.id) < (coalesce($2::timestamptz, 'infinity'), coalesce($3::uuid, '${LAST_ID}'))
      and t.date is distinct from ${SHOWN_BEFORE}`;

/**
 * The next rows of the account `a`, by day, instant and id, from an index by instant and id. In both orders the rows are
 * the same but for one kind of place: a row of midnight UTC is of that very day, and the instants of the three hours that
 * follow are of the day before (São Paulo's), yet stand first by instant.
 *
 * - `main`: by instant. A cursor within those hours has already passed the rows of their midnight.
 * - the second part: from a cursor that stands on such a midnight, the rows of those hours.
 * - the third part: where \`main\` ended within those hours or on their midnight, the rows of that midnight.
 */
const nextOfAccount = (includeDeleted: boolean): string => `with main as (
    select t.date, t.id from pluggy.transactions t where ${asked(includeDeleted)} and ${AFTER_CURSOR}
    order by t.date desc, t.id desc limit $7
  ), last as (
    select min(m.date) as date, ${dayOnlyBefore('min(m.date)')} as day from main m having count(*) = $7
  )
  select m.date, m.id from main m
  union (
    select t.date, t.id from pluggy.transactions t
    where ${asked(includeDeleted)} and $2::timestamptz = ${dayOnlyBefore('$2::timestamptz')}
      and t.date > $2::timestamptz and t.date < ${midnightAfter('$2::timestamptz')}
    order by t.date desc, t.id desc limit $7
  )
  union (
    select t.date, t.id from last cross join pluggy.transactions t
    where ${asked(includeDeleted)} and ${AFTER_CURSOR}
      and t.date = last.day and last.date < ${midnightAfter('last.date')}
    order by t.date desc, t.id desc limit $7
  )`;

const NEWEST_FIRST = (row: string): string =>
  `pluggy.calendar_day(${row}.date) desc, ${row}.date desc, ${row}.id desc`;

/**
 * $1 user, $2 and $3 date and id of the cursor or null, $4 and $5 first and last day or null, $6 pattern or null,
 * $7 how many, $8 account or null, $9 item or null.
 *
 * Newest first over several accounts: each account's own index gives its next few, and the best of those win; these are
 * looked up and shown.
 * An index over all of a user's rows would cost a tenth of every write and save a millisecond or two. Bounds that are
 * not asked for are infinite rather than absent: an "or" would make the index useless for pages far down.
 */
const pageOf = (includeDeleted: boolean): string => `
select ${includeDeleted ? VIEW_WITH_TOMBSTONES : VIEW} as view, n.account_id as "accountId", n.date::text as date, n.id
from (
  select a.id as account_id, k.date, k.id
  from pluggy.accounts a
  join pluggy.items i on i.id = a.item_id and i.deleted_at is null
  cross join lateral (${nextOfAccount(includeDeleted)}) k
  where a.user_id = $1 and ${isShown('a', includeDeleted)}
    and ($8::uuid is null or a.id = $8) and ($9::uuid is null or a.item_id = $9)
  order by ${NEWEST_FIRST('k')}
  limit $7
) n
join pluggy.accounts a on a.id = n.account_id
cross join lateral (
  select * from pluggy.transactions t
  where t.account_id = n.account_id and t.date = n.date and t.id = n.id limit 1
) t
order by ${NEWEST_FIRST('n')}`;

/** Where a page ended: the date as PostgreSQL wrote it (microseconds and all) and the id. */
export interface TransactionCursor {
  readonly date: string;
  readonly id: TransactionId;
}

export interface TransactionFilter {
  readonly accountId?: AccountId | undefined;
  readonly itemId?: ItemId | undefined;
  /** Calendar days, both inclusive. */
  readonly dateFrom?: string | undefined;
  readonly dateTo?: string | undefined;
  /** Part of a description, in any case. */
  readonly search?: string | undefined;
  /** True: rows that Pluggy no longer has too, those of closed accounts among them, with the time and the reason. */
  readonly includeDeleted?: boolean | undefined;
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

const likePattern = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

export async function listTransactionsOfUser(
  db: Queryable,
  userId: UserId,
  filter: TransactionFilter,
  page: { readonly after?: TransactionCursor | undefined; readonly limit: number },
): Promise<SealedTransactionPage> {
  const text = pageOf(filter.includeDeleted ?? false);
  const { rows } = await db.query<RowText & { date: string; id: TransactionId }>(text, [
    userId,
    page.after?.date ?? null,
    page.after?.id ?? null,
    filter.dateFrom ?? null,
    filter.dateTo ?? null,
    filter.search === undefined ? null : likePattern(filter.search),
    page.limit + 1, // one more tells whether there is another page
    filter.accountId ?? null,
    filter.itemId ?? null,
  ]);
  const shown = rows.slice(0, page.limit);
  const last = shown.at(-1);
  return {
    rows: shown,
    next: rows.length > page.limit && last !== undefined ? { date: last.date, id: last.id } : null,
  };
}
