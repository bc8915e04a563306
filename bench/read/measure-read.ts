import { readConfig } from '../../src/config.ts';
import { systemClock } from '../../src/domain/clock.ts';
import { silentLogger } from '../../src/domain/logger.ts';
import { PluggyV2 } from '../../src/services/PluggyV2.ts';
import { Database, type DatabaseOptions } from '../../src/store/Database.ts';
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

type Read = (pluggy: PluggyV2, userId: string) => Promise<unknown>;

/** What is asked, and nothing of it kept. */
async function readsOf(pluggy: PluggyV2, userId: string): Promise<Readonly<Record<Kind, Read>>> {
  const first = await pluggy.listTransactions(userId, {}, { limit: 500 });
  const after = first.next ?? undefined;
  const { accountId } = JSON.parse(first.rows[0] ?? '{}') as { accountId: never };
  const discard = { language: 'en', include: [] } as const;
  return {
    page: (from, user) => from.listTransactions(user, {}, PAGE),
    later_page: (from, user) => from.listTransactions(user, {}, { ...PAGE, after }),
    account_page: (from, user) => from.listTransactions(user, { accountId }, PAGE),
    search: (from, user) => from.listTransactions(user, { search: 'supermercado' }, PAGE),
    items: (from, user) => from.listItems(user),
    financial_data: (from, user) => from.writeFinancialData(user, discard, async () => {}),
  };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}

function open(database: Database): PluggyV2 {
  const config = readConfig({ PLUGGY_MODE: 'sandbox' });
  return new PluggyV2({ config, database, clock: systemClock, logger: silentLogger });
}

export async function measureRead(options: ReadOptions): Promise<ReadRound[]> {
  const { databaseUrl, rows, rounds, usersPerRound, seed } = options;
  const accounts = Math.ceil(rows / ROWS_PER_ACCOUNT);
  await storePeople(databaseUrl, accounts, await makeTemplates(seed));
  for (let pass = 0; pass < ROWS_PER_ACCOUNT / ROWS_PER_CHUNK; pass++)
    await fillPass(databaseUrl, accounts, pass);
  await withDatabase(databaseUrl, (database) => database.query('vacuum (analyze)'));
  const settings: DatabaseOptions = { url: databaseUrl, logger: silentLogger, maxConnections: 2 };
  const databases = [new Database(settings), new AsOwner(settings)];
  const [asUser, asOwner] = databases.map(open) as [PluggyV2, PluggyV2];
  try {
    const found: ReadRound[] = [];
    // the first round warms up and does not count
    for (let round = -1; round < rounds; round++) {
      for (const kind of KINDS) {
        const sums = { asUser: 0, asOwner: 0 };
        for (let turn = 0; turn < usersPerRound; turn++) {
          const userId = `user-${((round + 1) * usersPerRound + turn) % (accounts / 5)}`;
          const read = (await readsOf(asOwner, userId))[kind];
          const sides = [
            async () => {
              sums.asUser += await timed(() => read(asUser, userId));
            },
            async () => {
              sums.asOwner += await timed(() => read(asOwner, userId));
            },
          ];
          for (const side of (round + turn) % 2 === 0 ? sides : sides.toReversed()) await side();
        }
        if (round >= 0) found.push({ kind, ...sums });
      }
    }
    return found;
  } finally {
    await asUser.close();
    await asOwner.close();
    for (const database of databases) await database.close();
  }
}
