import { systemClock } from '../../src/domain/clock.ts';
import { parseAccountId, parseUserId, type UserId } from '../../src/domain/ids.ts';
import { silentLogger } from '../../src/domain/logger.ts';
import { listItems } from '../../src/features/connections/items.ts';
import type { Needs } from '../../src/features/shared/Parts.ts';
import { writeFinancialData } from '../../src/features/transactions/financial-data.ts';
import {
  listTransactions,
  type TransactionListFilter,
} from '../../src/features/transactions/transactions.ts';
import { Database, type DatabaseOptions } from '../../src/store/Database.ts';
import { Documents } from '../../src/store/documents/Documents.ts';
import { fillPass, ROWS_PER_CHUNK } from '../growth/fill.ts';
import { storePeople } from '../growth/people.ts';
import { makeTemplates } from '../growth/templates.ts';
import { withDatabase } from '../support/with-database.ts';
import { AsOwner } from './AsOwner.ts';

export interface ReadOptions {
  /** Of an empty database with the product's tables. */
  readonly databaseUrl: string;
  /** Transactions in all: 500 an account, five accounts a user. */
  readonly rows: number;
  readonly rounds: number;
  readonly usersPerRound: number;
  readonly seed: number;
}

type Kind = 'page' | 'later_page' | 'account_page' | 'search' | 'items' | 'financial_data';
export const KINDS: readonly Kind[] = [
  'page',
  'later_page',
  'account_page',
  'search',
  'items',
  'financial_data',
];

/** Milliseconds of one round, for the same users one after the other. */
export interface ReadRound {
  readonly kind: Kind;
  readonly asUser: number;
  readonly asOwner: number;
}

const ROWS_PER_ACCOUNT = 500;
const PAGE = { limit: 50 };

/** What the use cases of a reader need. */
type Reader = Needs<'database' | 'exportDatabase' | 'documents' | 'keyring' | 'clock'>;
type Read = (reader: Reader) => Promise<unknown>;

function must<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the benchmark made something that is not valid');
  return value;
}

/** What is asked, and nothing of it kept. */
async function readsOf(reader: Reader, userId: UserId): Promise<Readonly<Record<Kind, Read>>> {
  const first = await listTransactions(reader, userId, {}, { limit: 500 });
  const after = must(first.next ?? undefined);
  const accountId = parseAccountId((JSON.parse(first.rows[0] ?? '{}') as { accountId: unknown }).accountId);
  const page =
    (filter: TransactionListFilter, more = {}) =>
    (from: Reader) =>
      listTransactions(from, userId, filter, { ...PAGE, ...more });
  return {
    page: page({}),
    later_page: page({}, { after }),
    account_page: page({ accountId: must(accountId) }),
    search: page({ search: 'supermercado' }),
    items: (from) => listItems(from, userId, 'en'),
    financial_data: (from) =>
      writeFinancialData(from, userId, { language: 'en', include: [] }, async () => {}),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

const readerOf = (database: Database): Reader => ({
  database,
  exportDatabase: database,
  documents: new Documents(database, null),
  keyring: null,
  clock: systemClock,
});

export async function measureRead(options: ReadOptions): Promise<ReadRound[]> {
  const { databaseUrl, rows, rounds, usersPerRound, seed } = options;
  const accounts = Math.ceil(rows / ROWS_PER_ACCOUNT);
  await storePeople(databaseUrl, accounts, await makeTemplates(seed));
  for (let pass = 0; pass < ROWS_PER_ACCOUNT / ROWS_PER_CHUNK; pass++)
    await fillPass(databaseUrl, accounts, pass);
  await withDatabase(databaseUrl, (database) => database.query('vacuum (analyze)'));
  const settings: DatabaseOptions = { url: databaseUrl, logger: silentLogger, maxConnections: 2 };
  const databases = [new Database(settings), new AsOwner(settings)];
  const [asUser, asOwner] = databases.map(readerOf) as [Reader, Reader];
  try {
    const found: ReadRound[] = [];
    // the first round warms up and does not count
    for (let round = -1; round < rounds; round++) {
      for (const kind of KINDS) {
        const sums = { asUser: 0, asOwner: 0 };
        for (let turn = 0; turn < usersPerRound; turn++) {
          const userId = must(parseUserId(`user-${((round + 1) * usersPerRound + turn) % (accounts / 5)}`));
          const read = (await readsOf(asOwner, userId))[kind];
          const sides = [
            async () => {
              sums.asUser += await timed(() => read(asUser));
            },
            async () => {
              sums.asOwner += await timed(() => read(asOwner));
            },
          ];
          for (const side of (round + turn) % 2 === 0 ? sides : sides.toReversed()) await side();
        }
        if (round >= 0) found.push({ kind, ...sums });
      }
    }
    return found;
  } finally {
    for (const database of databases) await database.close();
  }
}
