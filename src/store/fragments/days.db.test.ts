import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildPage, buildTransaction } from '../../../test/fixtures/build-transaction.ts';
import { DAYS } from '../../../test/fixtures/days.ts';
import { type StoredAccount, storeAccount } from '../../../test/fixtures/store-account.ts';
import { openTestDatabase } from '../../../test/support/open-test-database.ts';
import { instantOf, localDayOf } from '../../domain/calendar-day.ts';
import { silentLogger } from '../../domain/logger.ts';
import { Database } from '../Database.ts';
import { rederiveColumns } from '../statements/comparisons/rederive-columns.ts';
import {
  listTransactionsOfUser,
  type TransactionCursor,
  type TransactionFilter,
} from '../statements/transactions/list-transactions-of-user.ts';
import { writeTransactions } from '../statements/transactions/write-transactions.ts';

const { database, url } = await openTestDatabase();
const WORKER = '77';
const now = new Date('2026-11-20T12:00:00Z');

async function lease(): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    `insert into pluggy.jobs (kind, key, serial, state, run_at, attempts, max_attempts, lease_until, worker, created_at)
     values ('t', $1, $1, 'running', now(), 1, 5, now() + interval '1 hour', $2, now()) returning id`,
    [randomUUID(), WORKER],
  );
  return rows[0]?.id ?? '';
}

async function target({ accountId, userId }: StoredAccount) {
  return { accountId, userId, fence: { jobId: await lease(), worker: WORKER }, now };
}

interface Listed {
  readonly id: string;
  readonly date: string;
  readonly localDate: string | null;
  readonly purchaseLocalDate: string | null;
}

async function* pagesOf(
  db: Database,
  { userId }: Pick<StoredAccount, 'userId'>,
  filter: TransactionFilter,
  limit: number,
): AsyncGenerator<Listed[], void, void> {
  let after: TransactionCursor | undefined;
  do {
    const page = await listTransactionsOfUser(db, userId, filter, { limit, after });
    yield page.rows.map(({ view }) => JSON.parse(view) as Listed);
    after = page.next ?? undefined;
  } while (after !== undefined);
}

async function list(user: StoredAccount, filter: TransactionFilter = {}, limit = 500, db = database) {
  const rows: Listed[] = [];
  for await (const page of pagesOf(db, user, filter, limit)) rows.push(...page);
  return rows;
}

/** Pluggy would send them, and PostgreSQL takes them. */
const DATES = DAYS.filter(([date, day]) => day !== null || /^(0001-01-01|1900|9999)/.test(date));

describe.each(['UTC', 'Asia/Tokyo', 'America/Sao_Paulo'])(
  'a PostgreSQL whose sessions are in %s',
  (timeZone) => {
    let there: Database;
    beforeAll(async () => {
      const { pathname } = new URL(url);
      await database.query(`alter database ${pathname.slice(1)} set timezone = '${timeZone}'`);
      there = new Database({ url, logger: silentLogger });
    });
    afterAll(() => there.close());

    it('stores the instant that a date means, and shows its day, written either way', async () => {
      for (const careful of [false, true]) {
        const account = await storeAccount(there, { type: 'CREDIT' });
        const page = buildPage(
          DATES.map(([date]) =>
            buildTransaction({ date, more: `"creditCardMetadata":{"purchaseDate":"${date}"}` }),
          ),
        );
        await writeTransactions(there, page, await target(account), { careful });
        const rows = await list(account, {}, 500, there);
        expect(rows).toHaveLength(DATES.length);
        for (const { date, localDate, purchaseLocalDate } of rows) {
          expect({ date, localDate, purchaseLocalDate }).toEqual({
            date,
            localDate: localDayOf(date),
            purchaseLocalDate: localDayOf(date),
          });
        }
        const { rows: stored } = await there.query<{ text: string; ms: number }>(
          `select raw->>'date' as text, floor(extract(epoch from date) * 1000)::float8 as ms
         from pluggy.transactions where account_id = $1`,
          [account.accountId],
        );
        for (const { text, ms } of stored) expect([text, ms]).toEqual([text, instantOf(text)]);
        const { fence } = await target(account);
        const rederived = await rederiveColumns(there, { ...account, fence, now });
        expect(rederived).toBe(0);
      }
    });

    it('takes no word for a time, which would be another one at each reading', async () => {
      const account = await storeAccount(there);
      const words = ['today', 'yesterday 12:00', 'now', 'epoch', 'infinity'];
      const page = buildPage(words.map((date) => buildTransaction({ date })));
      await expect(writeTransactions(there, page, await target(account))).rejects.toThrow();
      await writeTransactions(there, page, await target(account), { careful: true });
      const rows = await list(account, {}, 500, there);
      expect(rows.map(({ localDate }) => localDate)).toEqual(words.map(() => null));
    });

    it.each(DAYS)('knows the day of a purchase as the page does: %j is %j', async (purchaseDate, day) => {
      const { rows } = await there.query('select pluggy.local_day(pluggy.instant_or_null($1))::text as day', [
        purchaseDate,
      ]);
      const { rows: text } = await there.query(`select to_char($1::date, 'YYYY-MM-DD') as day`, [
        (rows[0] as { day: string | null }).day,
      ]);
      expect(text).toEqual([{ day }]);
    });
  },
);

/** Instants of both kinds around borders of days, months, a leap day, and the ends of Brazil's summer time. */
function datesAround(days: readonly string[]): string[] {
  const hours = ['00:00:00.000', '00:00:00.001', '01:30:00', '02:00:00', '02:59:59.999', '03:00:00', '15:00'];
  return days.flatMap((day) => [...hours.map((hour) => `${day}T${hour}Z`), day, `${day}T00:00:00Z`]);
}

describe('a list of transactions', () => {
  const days = [
    ...['2018-11-03', '2018-11-04', '2018-11-05', '2019-02-16', '2019-02-17', '2024-02-29', '2024-03-01'],
    ...['2026-10-31', '2026-11-01', '2026-11-19', '2026-11-20', '2026-11-21', '2026-12-01', '2027-01-01'],
  ];
  const dates = datesAround(days);
  let user: StoredAccount;
  beforeAll(async () => {
    user = await storeAccount(database);
    const accounts = [user];
    for (let more = 0; more < 2; more += 1)
      accounts.push(await storeAccount(database, { userId: user.userId }));
    // one account with rows of both kinds, one of a bank that knows days alone, one that knows moments alone
    const isDay = (date: string): boolean => instantOf(date) === Date.parse(date.slice(0, 10));
    const of = [dates, dates.filter(isDay), dates.filter((date) => !isDay(date))];
    for (const [index, account] of accounts.entries()) {
      const page = buildPage((of[index] ?? []).map((date) => buildTransaction({ date })));
      await writeTransactions(database, page, await target(account));
    }
  });

  it.each([
    ['2026-11-20', '2026-11-20'],
    ['2026-11-01', '2026-11-30'],
    ['2018-11-04', '2018-11-04'],
    ['2018-11-03', '2018-11-03'],
    ['2019-02-16', '2019-02-16'],
    ['2024-02-29', '2024-02-29'],
    ['2026-12-31', '2027-01-01'],
    [undefined, '2026-10-31'],
    ['2026-11-21', undefined],
    ['2026-11-22', '2026-11-29'],
  ])('of the days from %s to %s holds the rows of just those days', async (dateFrom, dateTo) => {
    const all = await list(user);
    const expected = all.filter(({ localDate }) => {
      const day = localDate ?? '';
      return day >= (dateFrom ?? '') && day <= (dateTo ?? '9999');
    });
    for (const limit of [500, 4]) expect(await list(user, { dateFrom, dateTo }, limit)).toEqual(expected);
  });

  it.each([1, 2, 3, 5, 8, 13, 500])(
    'has every row once, and no day after an earlier one, in pages of %i',
    async (limit) => {
      const rows = await list(user, {}, limit);
      expect(rows).toHaveLength(2 * dates.length);
      expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
      const shown = rows.map(({ localDate }) => localDate ?? '');
      expect(shown).toEqual([...shown].sort().reverse());
      expect(shown).toEqual(rows.map(({ date }) => localDayOf(date)));
    },
  );
});
