import { PAGES_AT_ONCE } from '../../src/sync/transactions/sweep-pages.ts';
import type { Benchmark } from '../support/Benchmark.ts';
import { openBenchDatabase } from '../support/open-bench-database.ts';
import { measurePeers } from './measure-peers.ts';
import { peersFigures } from './peers-figures.ts';

const ROWS = 100_000;
/** Row by row takes ten times as long as the others; one round is enough, since there are several runs. */
const ROUNDS = 1;
const SEED = 1;

/** `npm run bench -- peers`: our way to write pages against what others do. About three minutes a run. */
export const runPeers: Benchmark = async ({ serverUrl, cleanup, options }) => {
  const { rows = ROWS, rounds = ROUNDS, connections = 1, seed = SEED } = options;
  const database = await openBenchDatabase(serverUrl, cleanup);
  const result = await measurePeers({ databaseUrl: database.url, rows, rounds, connections, seed });
  return {
    figures: peersFigures(result),
    database: database.words,
    notes: [
      `The same pages of 500 rows, made beforehand and already in memory, into tables of one definition with the same indexes and constraints. Each peer writes on ${connections} ${connections === 1 ? 'connection' : 'connections'}, one page after the other as its loop does; ours writes ${PAGES_AT_ONCE} pages of an item at once, as a sync does. Every measurement starts with empty tables, right after a checkpoint; who comes first changes from round to round. Medians of ${rounds} ${rounds === 1 ? 'round' : 'rounds'}, after one that does not count; ratios are taken within a round.`,
      '`copy`: COPY FROM STDIN of the same rows with all columns, on as many connections as ours. No way to write can be faster, so `copy_ratio_to_…` is the most that a ratio to that peer can be on this machine.',
      '`…_peak_over_idle_mib`: the most memory of this process during the first writing over what it had before; the pages themselves, in memory for all, are not part of it.',
      '`row_by_row_upserts`, what public integrations do: the page is parsed, and each object is one INSERT … ON CONFLICT DO UPDATE, committed and awaited before the next; prepared once.',
      "`batched_insert_or_ignore`, what Pluggy's own sample does: the page is parsed and becomes one INSERT … ON CONFLICT DO NOTHING with a parameter for each value. Both are written for this comparison (`bench/peers/`).",
      'Ours is the write path of a sync, which also finds what changed, what is unchanged and what is missing, and writes only under the lease of its job.',
      '`…_edits_lost`: after the first writing the bank edits every tenth row and sends all pages again; edits that are then not in the table, the most of all rounds. Neither peer notices rows that vanished.',
    ],
  };
};
