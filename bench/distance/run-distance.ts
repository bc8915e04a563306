import { randomBytes } from 'node:crypto';
import { CLIENT_ID, CLIENT_SECRET } from '../../sandbox/start-sandbox.ts';
import { Keyring } from '../../src/domain/Keyring.ts';
import { measureChanges } from '../latency/measure-changes.ts';
import type { Benchmark } from '../support/Benchmark.ts';
import { figure, median } from '../support/figure.ts';
import { openBenchDatabases } from '../support/open-bench-database.ts';
import { spawnSandbox } from '../support/spawn-sandbox.ts';
import { distanceFigures, GOAL_MS } from './distance-figures.ts';
import { measureDistance } from './measure-distance.ts';

const ROWS = 10_000;
const ROUNDS = 5;
const DISTANCES_MS = [30, GOAL_MS, 300];
/** Two events a change. */
const LOAD = { items: 10, changes: 40, perSecond: 0.5 };

/** `npm run bench -- distance`: the same syncs with 30, 100 and 300 ms a call. About three minutes. */
export const runDistance: Benchmark = async ({ serverUrl, cleanup, options }) => {
  const { rows = ROWS, rounds = ROUNDS } = options;
  const { urls, words } = await openBenchDatabases(serverUrl, cleanup, { count: 2, settings: {} });
  const [ofSyncs = '', ofChanges = ''] = urls;
  const spawnAt = (callMs: number): Promise<string> =>
    spawnSandbox(cleanup, { SANDBOX_CALL_MS: String(callMs) });
  const sandboxes = new Map<number, string>();
  for (const callMs of DISTANCES_MS) sandboxes.set(callMs, await spawnAt(callMs));
  const measured = await measureDistance({
    databaseUrl: ofSyncs,
    sandboxes,
    credentials: { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET },
    keyring: new Keyring([randomBytes(32)]),
    rows,
    rounds,
  });
  const sandboxUrl = await spawnAt(GOAL_MS);
  const { latencies } = await measureChanges({ databaseUrl: ofChanges, sandboxUrl }, LOAD, cleanup);
  const name = `webhook_to_committed_row_median_at_${GOAL_MS}_ms`;
  return {
    figures: [
      ...distanceFigures(rows, measured),
      figure(name, median(latencies) / 1_000, 's', { atMost: 0.7 }),
      figure('changes_measured', latencies.length, 'changes'),
    ],
    database: words,
    notes: [
      'The sandbox answers each call no sooner than so many milliseconds after it came (`SANDBOX_CALL_MS`), as if it were far away.',
      `\`first_sync…\`: an item with all rows in two accounts (60 % and 40 %), from the job to its last commit; \`…_to_its_pages\` is the slowest round in terms of its pages of 500 one after the other, so that 1 is the time of these calls alone. The item and its accounts come on top; the API key is at hand, as in a service that runs.`,
      '`update…`: a household of three accounts after the webhook item/updated of which nobody says who asked: all products and the last 35 days of each account.',
      `Medians of ${rounds} rounds at each distance, after one that does not count.`,
      `\`webhook_to_committed_row…\`: the whole service beside a sandbox ${GOAL_MS} ms away, ${LOAD.changes} changes at ${LOAD.items} connections, one every two seconds with two events each; as in \`latency\`, the wait in which events are coalesced is part of it.`,
    ],
  };
};
