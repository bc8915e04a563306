import type { Benchmark } from '../support/Benchmark.ts';
import { figure, median } from '../support/figure.ts';
import { openBenchDatabase } from '../support/open-bench-database.ts';
import { FILTERS, type Filter, measureList } from './measure-list.ts';

const ROWS = 5_000_000;
const ROUNDS = 300;
const SEED = 1;

/** The slowest of a hundred, in milliseconds. */
const BOUNDS: Readonly<Record<Filter, number>> = { days: 50, account: 50, search: 250, amounts: 250 };

const p99 = (times: readonly number[]): number =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;

/** `npm run bench -- list`: pages of a large table, near and far, and filtered. Ten minutes; `--rows 500000` takes one. */
export const runList: Benchmark = async ({ serverUrl, cleanup, options }) => {
  const { rows = ROWS, rounds = ROUNDS, seed = SEED } = options;
  const { url, words } = await openBenchDatabase(serverUrl, cleanup);
  const { deepPage, first, deep, byFilter } = await measureList({ databaseUrl: url, rows, rounds, seed });
  const ratios = deep.map((ms, index) => ms / (first[index] ?? Number.NaN));
  return {
    figures: [
      figure('page_1_ms', median(first), 'ms'),
      figure(`page_${deepPage}_ms`, median(deep), 'ms'),
      figure('deep_page_to_page_1', median(ratios), 'ratio', { atMost: 1.2 }),
      ...FILTERS.flatMap((kind) => [
        figure(`${kind}_ms`, median(byFilter[kind]), 'ms'),
        figure(`${kind}_p99_ms`, p99(byFilter[kind]), 'ms', { atMost: BOUNDS[kind] }),
      ]),
    ],
    database: words,
    notes: [
      `${rows} transactions. One user has a fifth of them, another 50,000, all others 2,500; five accounts each. Afterwards VACUUM (ANALYZE). Settings are the server's defaults.`,
      `Pages of 100 rows, read for the person through the library: row-level security is on, HTTP is not part of it. ${rounds} readings of each kind, in turns, another question each time.`,
      '`days`: a month; `account`: one account; `search`: a word, one that nobody has among them, or an amount; `amounts`: amounts within one real of each other.',
    ],
  };
};
