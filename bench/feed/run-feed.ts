import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { systemClock } from '../../src/domain/clock.ts';
import {
  type AccountId,
  type ItemId,
  parseAccountId,
  parseItemId,
  parseUserId,
  type UserId,
} from '../../src/domain/ids.ts';
import { silentLogger } from '../../src/domain/logger.ts';
import { readFeed } from '../../src/features/changes/feed.ts';
import type { Fence } from '../../src/queue/sql/lease.ts';
import { Database } from '../../src/store/Database.ts';
import { Documents } from '../../src/store/documents/Documents.ts';
import type { Queryable, Statement } from '../../src/store/Queryable.ts';
import { writeTransactions } from '../../src/store/statements/transactions/write-transactions.ts';
import type { Benchmark } from '../support/Benchmark.ts';
import { figure, median } from '../support/figure.ts';
import { openBenchDatabase } from '../support/open-bench-database.ts';
import { runAsJob } from '../write-path/run-as-job.ts';
import { storeBanks } from '../write-path/store-banks.ts';

const ROWS_OF_PAGE = 500;
const PAGES = 200;
const USERS = 100;
const PAGES_PER_SECOND = 60;
const SECONDS = 10;
const READERS = 4;

interface Account {
  readonly userId: UserId;
  readonly accountId: AccountId;
}

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the benchmark made an invalid id');
  return value;
}

async function storeAccount(databaseUrl: string, number: number): Promise<Account> {
  const userId = must(parseUserId(`bench-${number}`));
  const itemId: ItemId = must(parseItemId(randomUUID()));
  const accountId = must(parseAccountId(randomUUID()));
  await storeBanks(databaseUrl, userId, [{ itemId, accounts: [{ accountId, pages: [] }] }]);
  return { userId, accountId };
}

/** A page as Pluggy sends it: about a kilobyte a row. */
const newPage = (): Buffer =>
  Buffer.from(
    `{"results":[${Array.from(
      { length: ROWS_OF_PAGE },
      () =>
        `{"id":"${randomUUID()}","date":"2026-11-05T03:00:00.000Z","amount":-42.5,"currencyCode":"BRL","type":"DEBIT","status":"POSTED","description":"${'x'.repeat(800)}"}`,
    ).join(',')}]}`,
  );

const NOTED = /, noted as \([\s\S]*?having [^\n]*\n\)/;

/** The same statements without the entry in the log. */
function withoutLog(database: Database): Queryable {
  return {
    tell: () => {},
    query: (statement: Statement) => {
      const text = statement.text.replace(NOTED, '');
      if (text === statement.text) throw new Error('the statement notes nothing');
      return database.query({ ...statement, name: `${statement.name}-without-log`, text });
    },
  } as Queryable;
}

/** Milliseconds of each page, the two sides in turns. */
async function timeWriters(database: Database, accounts: readonly [Account, Account], fence: Fence) {
  const sides = [database, withoutLog(database)] as const;
  const times: [number[], number[]] = [[], []];
  for (let number = 0; number < 2 * PAGES; number += 1) {
    const side = ((number + (number >> 1)) & 1) as 0 | 1;
    const page = newPage();
    const startedAt = performance.now();
    await writeTransactions(sides[side], page, { ...accounts[side], fence, now: new Date() });
    times[side].push(performance.now() - startedAt);
  }
  return times;
}

/** Milliseconds from a page's commit until its user's follower has it, while pages are written at a steady rate. */
async function timeFollowers(
  database: Database,
  accounts: readonly Account[],
  fence: Fence,
): Promise<number[]> {
  const parts = {
    database,
    workDatabase: database,
    clock: systemClock,
    keyring: null,
    documents: new Documents(database, null),
  };
  const waiting = new Map<UserId, number[]>(accounts.map(({ userId }) => [userId, []]));
  const lags: number[] = [];
  let isWriting = true;
  const follow = async (mine: readonly Account[]): Promise<void> => {
    const cursors = new Map<UserId, string>();
    for (let isLast = false; !isLast; ) {
      isLast = !isWriting;
      for (const { userId } of mine) {
        const committed = waiting.get(userId)?.splice(0) ?? [];
        for (let hasMore = true; hasMore; ) {
          const page = await readFeed(parts, userId, { after: cursors.get(userId), limit: 500 });
          cursors.set(userId, page.next);
          hasMore = page.hasMore;
        }
        lags.push(...committed.map((at) => performance.now() - at));
      }
    }
  };
  const readers = Array.from({ length: READERS }, (_, reader) =>
    follow(accounts.filter((__, index) => index % READERS === reader)),
  );
  const startedAt = performance.now();
  for (let number = 0; number < PAGES_PER_SECOND * SECONDS; number += 1) {
    await sleep(Math.max(0, startedAt + (number * 1_000) / PAGES_PER_SECOND - performance.now()));
    const account = accounts[number % accounts.length];
    if (account === undefined) break;
    await writeTransactions(database, newPage(), { ...account, fence, now: new Date() });
    waiting.get(account.userId)?.push(performance.now());
  }
  isWriting = false;
  await Promise.all(readers);
  return lags;
}

/** `npm run bench -- feed`: what the log of changes costs the writers, and how far followers are behind. */
export const runFeed: Benchmark = async ({ serverUrl, cleanup }) => {
  const { url, words } = await openBenchDatabase(serverUrl, cleanup);
  const database = new Database({ url, logger: silentLogger });
  cleanup.add(() => database.close());
  const accounts: Account[] = [];
  for (let number = 0; number < USERS + 2; number += 1) accounts.push(await storeAccount(url, number));
  const [one, other, ...followed] = accounts;
  const { times, lags } = await runAsJob(database, async (fence) => ({
    times: await timeWriters(database, [must(one), must(other)], fence),
    lags: await timeFollowers(database, followed, fence),
  }));
  const [logged, bare] = times.map((list) => median(list));
  return {
    figures: [
      figure('writers: a page with the log / without it', (logged ?? 0) / (bare ?? 1), 'times', {
        atMost: 1.05,
      }),
      figure('a page with the log', (logged ?? 0) / 1_000, 's'),
      figure('follower: commit to copy, the slowest', Math.max(...lags) / 1_000, 's', { atMost: 2 }),
      figure('follower: commit to copy, median', median(lags) / 1_000, 's'),
    ],
    database: words,
    notes: [
      `Writers: ${PAGES} pages of ${ROWS_OF_PAGE} new rows with the statement as it is and as many without its entry in the log, in turns, medians.`,
      `Followers: ${USERS} users, ${PAGES_PER_SECOND} pages a second for ${SECONDS} seconds (${PAGES_PER_SECOND * ROWS_OF_PAGE} rows a second, where the machine can); ${READERS} readers go round all users.`,
      'Writer, readers and database share the machine.',
    ],
  };
};
