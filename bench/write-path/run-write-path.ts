import { PAGES_AT_ONCE } from '../../src/sync/transactions/sweep-pages.ts';
import type { Benchmark } from '../support/Benchmark.ts';
import { openBenchDatabase } from '../support/open-bench-database.ts';
import { measureWritePath } from './measure-write-path.ts';
import { writePathFigures } from './write-path-figures.ts';

const ROWS = 100_000;
const ROUNDS = 5;
const SEED = 1;

/** `npm run bench -- write-path`: pages at hand to committed rows, in turn with COPY. About a minute. */
export const runWritePath: Benchmark = async ({ serverUrl, cleanup, options }) => {
  const { rows = ROWS, rounds = ROUNDS, connections = PAGES_AT_ONCE, seed = SEED } = options;
  const database = await openBenchDatabase(serverUrl, cleanup);
  const result = await measureWritePath({ databaseUrl: database.url, rows, rounds, connections, seed });
  return {
    figures: writePathFigures(result),
    database: database.words,
    notes: [
      `The same pages, already in memory, are written as a sync writes them (one statement and one commit for each page of 500, which do not wait for the disk; the end of the job does, and is measured) and as rows with all columns by COPY FROM STDIN into a table with the same definition, indexes and constraints (one statement and one commit for each connection); both on ${connections} ${connections === 1 ? 'connection' : 'connections at the same time'}. No sandbox runs meanwhile.`,
      `Rates are medians of ${rounds} rounds, the ratio the median of the ratios within a round; the two take turns in coming first. Each measurement starts with empty tables, right after a checkpoint.`,
      '`…_postgres_cpu_us_per_row`: user and system time of all processes of PostgreSQL meanwhile; other load on the machine moves it far less than the rates.',
    ],
  };
};
