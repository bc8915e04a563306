import type { AccountId, ItemId, TransactionId, UserId } from '../../domain/ids.ts';
import type { Queryable } from '../Queryable.ts';
import type { TransactionKey } from './annotations.ts';
import { isoTime } from './iso-time.ts';

/** A day of the calendar and a time of the day in UTC, so that a cast can refuse neither. */
export const INSTANT =
  '^([12]\\d{3}-((0[13578]|1[02])-(0[1-9]|[12]\\d|3[01])|(0[469]|11)-(0[1-9]|[12]\\d|30)|02-(0[1-9]|1\\d|2[0-8]))' +
  '|[12]\\d(0[48]|[2468][048]|[13579][26])-02-29)T([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d{1,6})?Z$';

const PURCHASED = `t.raw->'creditCardMetadata'->>'purchaseDate'`;
/** Calendar day in São Paulo on which `t`, a card purchase, was made; null where Pluggy gives none that exists. */
export const PURCHASE_DAY = `case when ${PURCHASED} ~ '${INSTANT}'
    then to_char((${PURCHASED})::timestamptz at time zone 'America/Sao_Paulo', 'YYYY-MM-DD') end`;
const IN_ACCOUNT_CURRENCY = `t.raw->'amountInAccountCurrency'`;

/** What the user `$1` says of `t`. A subquery, so that it has no say in how the rows are found and ordered. */
const ANNOTATION = `coalesce((
  select jsonb_build_object('userCategoryId', n.category_id, 'note', n.note, 'ignored', coalesce(n.ignored, false))
  from pluggy.annotations n where n.account_id = t.account_id and n.transaction_id = t.id and n.user_id = $1
), '{"userCategoryId":null,"note":null,"ignored":false}')`;

/**
 * What a transaction looks like outside: Pluggy's object and this project's additions. Built by PostgreSQL, exactly.
 * Pluggy gives `amountInAccountCurrency` for foreign purchases alone: without it, and in another currency than the
 * account's, what the row did to the account is not known.
 */
const OBJECT = `t.raw || jsonb_build_object(
  'localDate', to_char(t.date at time zone 'America/Sao_Paulo', 'YYYY-MM-DD'),
  'purchaseLocalDate', ${PURCHASE_DAY},
  'signedAmount', case when a.type = 'CREDIT' then -t.amount else t.amount end,
  'signedAmountInAccountCurrency', (case when a.type = 'CREDIT' then -1 else 1 end) * case
    when jsonb_typeof(${IN_ACCOUNT_CURRENCY}) = 'number' then (${IN_ACCOUNT_CURRENCY})::numeric
    when t.currency_code is not distinct from coalesce(a.currency_code, t.currency_code) then t.amount end) || ${ANNOTATION}`;
const VIEW = `(${OBJECT})::text`;

/** Why and when a row was hidden, for those who ask for hidden rows too. */
const VIEW_WITH_TOMBSTONES = `(${OBJECT} || jsonb_build_object(
  'deletedAt', ${isoTime('t.deleted_at')},
  'deletedReason', case when t.deleted_at is not null then t.deleted_reason end,
  'replacedById', (select l.new_id from pluggy.transaction_links l
    where t.deleted_at is not null and l.account_id = t.account_id and l.old_id = t.id)))::text`;

/** The condition that `alias` is shown. Two texts rather than an "or", which no index serves. */
const isShown = (alias: string, includeDeleted: boolean): string =>
  includeDeleted ? 'true' : `${alias}.deleted_at is null`;

/** No id sorts behind it. */
const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/**
 * Newest first over several accounts: each account's own index gives its next few, and the best of those win.
 * An index over all of a user's rows would cost a tenth of every write and save a millisecond or two. Bounds that are
 * not asked for are infinite rather than absent: an "or" would make the index useless for pages far down.
 */
const page = (includeDeleted: boolean): string => `
select t.view, t.date::text as date, t.id
from pluggy.accounts a
join pluggy.items i on i.id = a.item_id and i.deleted_at is null
cross join lateral (
  select ${includeDeleted ? VIEW_WITH_TOMBSTONES : VIEW} as view, t.date, t.id
  from pluggy.transactions t
  where t.account_id = a.id and ${isShown('t', includeDeleted)}
    and (t.date, t.id) < (coalesce($2::timestamptz, 'infinity'), coalesce($3::uuid, '${LAST_ID}'))
    and t.date >= coalesce($4::date::timestamp at time zone 'America/Sao_Paulo', '-infinity')
    and t.date < coalesce(($5::date + 1)::timestamp at time zone 'America/Sao_Paulo', 'infinity')
    and ($6::text is null or t.raw->>'description' ilike $6 or t.raw->>'descriptionRaw' ilike $6)
  order by t.date desc, t.id desc
  limit $7
) t
where a.user_id = $1 and ${isShown('a', includeDeleted)}
  and ($8::uuid is null or a.id = $8) and ($9::uuid is null or a.item_id = $9)
order by t.date desc, t.id desc
limit $7`;

/** Where a page ended: the date as PostgreSQL wrote it (microseconds and all) and the id. */
export interface TransactionCursor {
  readonly date: string;
  readonly id: TransactionId;
}

export interface TransactionFilter {
  readonly accountId?: AccountId | undefined;
  readonly itemId?: ItemId | undefined;
  /** Calendar days in São Paulo, both inclusive. */
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

const likePattern = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

export async function listTransactionsOfUser(
  db: Queryable,
  userId: UserId,
  filter: TransactionFilter,
  { after, limit }: { readonly after?: TransactionCursor | undefined; readonly limit: number },
): Promise<TransactionPage> {
  const { rows } = await db.query<{ view: string; date: string; id: TransactionId }>(
    page(filter.includeDeleted ?? false),
    [
      userId,
      after?.date ?? null,
      after?.id ?? null,
      filter.dateFrom ?? null,
      filter.dateTo ?? null,
      filter.search === undefined ? null : likePattern(filter.search),
      limit + 1, // one more tells whether there is another page
      filter.accountId ?? null,
      filter.itemId ?? null,
    ],
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ view }) => view),
    next: rows.length > limit && last !== undefined ? { date: last.date, id: last.id } : null,
  };
}

const ONE = `
select ${VIEW} as view from pluggy.accounts a join pluggy.transactions t on t.account_id = a.id
where a.user_id = $1 and a.id = $2 and t.id = $3`;

/** The JSON text of one transaction of the user. */
export async function viewTransaction(
  db: Queryable,
  userId: UserId,
  { accountId, id }: TransactionKey,
): Promise<string | undefined> {
  return (await db.query<{ view: string }>(ONE, [userId, accountId, id])).rows[0]?.view;
}

const declareAll = (includeDeleted: boolean): string => `
declare all_transactions no scroll cursor for
select ${includeDeleted ? VIEW_WITH_TOMBSTONES : VIEW} as view
from pluggy.accounts a
join pluggy.items i on i.id = a.item_id and i.deleted_at is null
join pluggy.transactions t on t.account_id = a.id and ${isShown('t', includeDeleted)}
where a.user_id = $1 and ${isShown('a', includeDeleted)}
order by t.account_id, t.date desc, t.id desc`;

/** Rows that travel from PostgreSQL at once: about half a megabyte. */
const BATCH = 500;

/**
 * All transactions of a user in batches of JSON texts. Needs a transaction, for its cursor.
 * @param includeDeleted also rows that Pluggy no longer has, those of closed accounts among them
 */
export async function* streamTransactionsOfUser(
  tx: Queryable,
  userId: UserId,
  includeDeleted: boolean,
): AsyncGenerator<string[], void, void> {
  await tx.query(declareAll(includeDeleted), [userId]);
  for (;;) {
    const { rows } = await tx.query<{ view: string }>(`fetch ${BATCH} from all_transactions`);
    if (rows.length === 0) return;
    yield rows.map(({ view }) => view);
  }
}
