import { statfsSync } from 'node:fs';
import { tmpdir, totalmem } from 'node:os';
import type { Benchmark } from '../support/Benchmark.ts';
import { openBenchDatabases } from '../support/open-bench-database.ts';
import { withDatabase } from '../support/with-database.ts';
import { growthFigures } from './growth-figures.ts';
import { measureGrowth } from './measure-growth.ts';

const ROWS = 5_000_000;
const ROUNDS = 7;
const PAGES_PER_RUN = 100;
const SEED = 1;

/** An eighth of the memory, at most 2 GiB; the rest is the system's file cache. Autovacuum would run beside one side and not the other. */
const SETTINGS = {
  shared_buffers: `${Math.min(2_048, Math.floor(totalmem() / 2 ** 20 / 8))}MB`,
  max_wal_size: '4GB',
  checkpoint_timeout: '30min',
  autovacuum: 'off',
};
const SHOWN = [
  'shared_buffers',
  'max_wal_size',
  'checkpoint_timeout',
  'autovacuum',
  'fsync',
  'synchronous_commit',
];

/** Table, indexes and write-ahead log. */
const DISK_BYTES_PER_ROW = 2_500;

function assertSpace(rows: number): void {
  const { bavail, bsize } = statfsSync(tmpdir());
  const needed = rows * DISK_BYTES_PER_ROW;
  if (bavail * bsize < needed)
    throw new Error(`${tmpdir()} needs ${Math.ceil(needed / 2 ** 30)} GiB of free space for ${rows} rows`);
}

function readSettings(databaseUrl: string): Promise<string> {
  return withDatabase(databaseUrl, async (database) => {
    const { rows } = await database.query<{ words: string }>(
      `select string_agg(format('%s = %s', name, current_setting(name)), ', ') as words
       from unnest($1::text[]) name`,
      [SHOWN],
    );
    return rows[0]?.words ?? '';
  });
}

/** `npm run bench -- growth`: the write path at five million stored rows against none. About ten minutes. */
export const runGrowth: Benchmark = async ({ serverUrl, cleanup, options }) => {
  const { rows = ROWS, rounds = ROUNDS, seed = SEED } = options;
  if (serverUrl === undefined) assertSpace(rows);
  const { urls, words } = await openBenchDatabases(serverUrl, cleanup, { count: 2, settings: SETTINGS });
  const [emptyUrl = '', fullUrl = ''] = urls;
  const tell = (what: string): void => void process.stderr.write(`${what} …\n`);
  const result = await measureGrowth({
    emptyUrl,
    fullUrl,
    rows,
    rounds,
    pagesPerRun: PAGES_PER_RUN,
    seed,
    tell,
  });
  return {
    figures: growthFigures(result),
    database: words,
    notes: [
      `Two databases on one server with the same accounts (${rows / 500}, five a user): one empty, one with the rows, both with ${await readSettings(fullUrl)}.`,
      'The rows came in account by account, in an order of chance and in chunks of 100 an account, with all indexes in place: PostgreSQL made them itself from 500 rows of the sandbox, with random ids as Pluggy has. Afterwards VACUUM (ANALYZE).',
      `A run writes ${PAGES_PER_RUN} pages of new rows, each for another account picked by chance, on one connection as a sync writes them: one statement and one commit a page, which do not wait for the disk; the end of the job does, and is measured. Right before it a CHECKPOINT, so that the first touch of every block writes it whole to the log. Both databases get the same pages one right after the other, in turn first; afterwards the empty one is emptied again. ${rounds} such pairs at each size, after one that does not count.`,
      'Rates are medians, a ratio is the median of the ratios within a pair. `…_at_none_beside_N` is the empty database in the pairs of size N.',
    ],
  };
};
