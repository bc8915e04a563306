import { randomBytes } from 'node:crypto';
import { CLIENT_ID, CLIENT_SECRET } from '../../sandbox/start-sandbox.ts';
import { Keyring } from '../../src/domain/Keyring.ts';
import type { Benchmark } from '../support/Benchmark.ts';
import { openBenchDatabase } from '../support/open-bench-database.ts';
import { spawnSandbox } from '../support/spawn-sandbox.ts';
import { measureResync } from './measure-resync.ts';
import { resyncFigures } from './resync-figures.ts';
import { BOOKKEEPING, MIXED } from './tables.ts';

const ROWS = 100_000;
const ROUNDS = 5;

/** `npm run bench -- resync`: what a second sync of unchanged data costs and writes. About two minutes. */
export const runResync: Benchmark = async ({ serverUrl, cleanup, options }) => {
  const { rows = ROWS, rounds = ROUNDS } = options;
  const database = await openBenchDatabase(serverUrl, cleanup);
  const measured = await measureResync({
    databaseUrl: database.url,
    sandboxUrl: await spawnSandbox(cleanup),
    credentials: { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET },
    keyring: new Keyring([randomBytes(32)]),
    rows,
    rounds,
  });
  const mixed = Object.entries(MIXED).map(([table, columns]) => `\`${table}\` (${columns.join(', ')})`);
  return {
    figures: resyncFigures(rows, measured),
    database: database.words,
    notes: [
      `An item with all the rows, and four small ones that have every product between them, are each synced in a round: from the first to the last page, then after the webhook item/updated, then from the first to the last page once more, while nothing changes at the bank, which delivered its rows an hour before. The seconds are the large item's. Medians of ${rounds} rounds, after one that does not count; the ratios are taken within a round.`,
      'After item/updated the service reads what Pluggy took in since its last read, and the last 35 days (decision 0004). A complete read takes the sandbox as long as the first one, and the sandbox shares the cores: what it saves is writing.',
      '`second_sync_rows_written`: inserts, updates and deletes that `pg_stat_user_tables` counted during the second and third syncs on all tables of the schema `pluggy` but the bookkeeping and the two below; the most of all rounds.',
      `Bookkeeping, counted on its own: ${BOOKKEEPING.map((table) => `\`${table}\``).join(', ')}. Tables with facts of the bank that also say how the last sync went: ${mixed.join(', ')}; \`…_changed\` compares their rows without those columns before and after.`,
      `Writes of the last round by table: ${measured.at(-1)?.writes.words ?? ''}.`,
    ],
  };
};
