import { systemClock } from '../../src/domain/clock.ts';
import { parseAccountId, parseTransactionId, parseUserId, type UserId } from '../../src/domain/ids.ts';
import { silentLogger } from '../../src/domain/logger.ts';
import {
  listTransactions,
  type TransactionListFilter,
} from '../../src/features/transactions/transactions.ts';
import { Database } from '../../src/store/Database.ts';
import { Documents } from '../../src/store/documents/Documents.ts';
import type { TransactionCursor } from '../../src/store/statements/transactions/list-transactions-of-user.ts';
import { storePeople } from '../growth/people.ts';
import { makeTemplates } from '../growth/templates.ts';
import { withDatabase } from '../support/with-database.ts';

export interface ListOptions {
  /** Of an empty database with the product's tables. */
  readonly databaseUrl: string;
  /** Transactions in all. */
  readonly rows: number;
  /** How often each page is read. */
  readonly rounds: number;
  readonly seed: number;
}

/** Milliseconds of each reading. */
export interface ListResult {
  /** Of the page that lies deepest. */
  readonly deepPage: number;
  readonly first: readonly number[];
  readonly deep: readonly number[];
  readonly byFilter: Readonly<Record<Filter, readonly number[]>>;
}

export const FILTERS = ['days', 'account', 'search', 'amounts'] as const;
export type Filter = (typeof FILTERS)[number];

const PAGE = 100;
const ACCOUNTS_PER_USER = 5;
const ROWS_OF_OTHERS = 2_500;
/** The one has a fifth of all rows and a page, to be leafed through; the filters are asked by the other. */
const DEEP_USER = 'user-0';
const FILTER_USER = 'user-1';
const FILTER_USER_ROWS = 50_000;
/** Rows of an account spread over so many days. */
const DAYS = 1_000;

const FILL = `
insert into pluggy.transactions
  (account_id, id, user_id, date, amount, currency_code, type, status, raw, first_seen_at, changed_at)
select a.id, g.id, a.user_id, '2026-11-20'::timestamptz - g.i * interval '${DAYS} days' / $2::int, t.amount * g.factor,
  t."currencyCode", t.type, t.status,
  ('{"id":"' || g.id || '","accountId":"' || a.id || '",' || t.rest)::jsonb, now(), now()
from (
  select i, gen_random_uuid() as id, random() * 2 as factor, 1 + floor(random() * (select count(*) from pluggy.bench_templates)) as n
  from generate_series(1, $2::int) i
) g join pluggy.bench_templates t on t.n = g.n cross join pluggy.accounts a where a.id = $1`;

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the benchmark made something that is not valid');
  return value;
}

/** @returns the rows of the user that has most */
async function fill({ databaseUrl, rows, seed }: ListOptions): Promise<number> {
  const deepRows = Math.floor(rows / 5) + PAGE;
  const others = Math.max(0, Math.ceil((rows - deepRows - FILTER_USER_ROWS) / ROWS_OF_OTHERS));
  await storePeople(databaseUrl, (2 + others) * ACCOUNTS_PER_USER, await makeTemplates(seed));
  await withDatabase(databaseUrl, async (database) => {
    const { rows: accounts } = await database.query<{ id: string; user: string }>(
      'select id, user_id as user from pluggy.accounts order by md5(id::text)',
    );
    const ofUser = (user: string): number =>
      user === DEEP_USER ? deepRows : user === FILTER_USER ? FILTER_USER_ROWS : ROWS_OF_OTHERS;
    for (const { id, user } of accounts)
      await database.query(FILL, [id, Math.ceil(ofUser(user) / ACCOUNTS_PER_USER)]);
    await database.query('vacuum (analyze)');
  });
  return deepRows;
}

/** The row before a page, as a cursor names it. */
async function cursorAt(databaseUrl: string, userId: UserId, rowsBefore: number): Promise<TransactionCursor> {
  const { rows } = await withDatabase(databaseUrl, (database) =>
    database.query<{ date: string; id: string }>(
      `select t.date::text as date, t.id from pluggy.transactions t join pluggy.accounts a on a.id = t.account_id
       where a.user_id = $1 order by pluggy.calendar_day(t.date) desc, t.date desc, t.id desc offset $2 limit 1`,
      [userId, rowsBefore - 1],
    ),
  );
  return { date: rows[0]?.date ?? '', id: must(parseTransactionId(rows[0]?.id)) };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

const WORDS = ['supermercado', 'pix', 'uber', 'farmacia', 'transferência', 'no such word', '12,50'];
const dayAgo = (days: number): string =>
  new Date(Date.parse('2026-11-20T12:00:00Z') - days * 86_400_000).toISOString().slice(0, 10);

/** Another question of the kind each time. */
function filterOf(kind: Filter, turn: number, accounts: readonly string[]): TransactionListFilter {
  switch (kind) {
    case 'days': {
      const from = (turn * 37) % DAYS;
      return { dateFrom: dayAgo(from + 30), dateTo: dayAgo(from) };
    }
    case 'account':
      return { accountId: [must(parseAccountId(accounts[turn % accounts.length]))] };
    case 'search':
      return { search: must(WORDS[turn % WORDS.length]) };
    case 'amounts':
      return { amountFrom: String((turn * 7) % 400), amountTo: String(((turn * 7) % 400) + 1) };
  }
}

export async function measureList(options: ListOptions): Promise<ListResult> {
  const { databaseUrl, rounds } = options;
  const deepRows = await fill(options);
  const deepPage = Math.floor((deepRows - 1) / PAGE);
  const [deepUser, filterUser] = [must(parseUserId(DEEP_USER)), must(parseUserId(FILTER_USER))];
  const after = await cursorAt(databaseUrl, deepUser, (deepPage - 1) * PAGE);
  const database = new Database({ url: databaseUrl, logger: silentLogger, maxConnections: 2 });
  const reader = { database, documents: new Documents(database, null), clock: systemClock, keyring: null };
  const read = async (
    userId: UserId,
    filter: TransactionListFilter,
    cursor?: TransactionCursor,
  ): Promise<number> => {
    let found = 0;
    const ms = await timed(async () => {
      found = (await listTransactions(reader, userId, filter, { limit: PAGE, after: cursor })).rows.length;
    });
    if (cursor !== undefined && found === 0) throw new Error('the page is empty');
    return ms;
  };
  try {
    const { rows: accounts } = await database.query<{ id: string }>(
      'select id from pluggy.accounts where user_id = $1 order by id',
      [filterUser],
    );
    const ids = accounts.map(({ id }) => id);
    const first: number[] = [];
    const deep: number[] = [];
    const byFilter: Record<Filter, number[]> = { days: [], account: [], search: [], amounts: [] };
    // the first rounds warm up and do not count
    for (let round = -5; round < rounds; round += 1) {
      const pages = [await read(deepUser, {}), await read(deepUser, {}, after)] as const;
      const filtered: number[] = [];
      for (const kind of FILTERS) filtered.push(await read(filterUser, filterOf(kind, round + 5, ids)));
      if (round < 0) continue;
      first.push(pages[0]);
      deep.push(pages[1]);
      for (const [index, kind] of FILTERS.entries()) byFilter[kind].push(filtered[index] ?? Number.NaN);
    }
    return { deepPage, first, deep, byFilter };
  } finally {
    await database.close();
  }
}
