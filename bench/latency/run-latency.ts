import type { Benchmark } from '../support/Benchmark.ts';
import { type Figure, figure, median } from '../support/figure.ts';
import { openBenchDatabase } from '../support/open-bench-database.ts';
import { spawnSandbox } from '../support/spawn-sandbox.ts';
import { type ChangeBench, type Changes, openChangeBench } from './measure-changes.ts';

const ITEMS = 50;
/** Two events a change: fifty a second. */
const CHANGES_PER_SECOND = 25;
const CHANGES = 500;
const EVENTS_PER_CHANGE = 2;

/** The search for the rate that is too much. Each step lasts long enough for a queue to be seen to grow. */
const STEP_SECONDS = 8;
const STEP_FACTOR = 1.15;
const TOO_LATE_MS = 1_000;
/** In changes. */
const FIRST_PER_SECOND = 10;
const MOST_PER_SECOND = 500;

function percentile(latencies: readonly number[], share: number): number {
  return latencies.toSorted((a, b) => a - b)[Math.floor(latencies.length * share)] ?? Number.NaN;
}

function cpuFigures({ syncs, serviceMs, postgresMs, coresInUse }: Changes): Figure[] {
  const perSync = (name: string, ms: number | undefined, atMost: number): Figure[] =>
    ms === undefined ? [] : [figure(name, ms, 'ms', { atMost })];
  return [
    figure('syncs measured', syncs, 'syncs'),
    ...perSync('service CPU of a sync', serviceMs, 12),
    ...perSync('PostgreSQL CPU of a sync', postgresMs, 18),
    figure('cores in use', coresInUse, 'of all'),
  ];
}

/** @returns the highest rate tried, in changes a second, at which the median stayed within a second; 0 if none did */
async function searchRate(bench: ChangeBench): Promise<number> {
  let held = 0;
  for (let rate = FIRST_PER_SECOND; rate < MOST_PER_SECOND; rate *= STEP_FACTOR) {
    const { latencies } = await bench.measure({
      changes: Math.round(rate * STEP_SECONDS),
      perSecond: rate,
    });
    if (median(latencies) > TOO_LATE_MS) break;
    held = rate;
  }
  return held;
}

/** `npm run bench -- latency`: from the webhook's delivery to the committed row, at fifty events a second, and the rate that is too much. */
export const runLatency: Benchmark = async ({ serverUrl, cleanup }) => {
  const { url, words } = await openBenchDatabase(serverUrl, cleanup);
  const sandboxUrl = await spawnSandbox(cleanup);
  const bench = await openChangeBench({ databaseUrl: url, sandboxUrl }, ITEMS, cleanup);
  const changes = await bench.measure({ changes: CHANGES, perSecond: CHANGES_PER_SECOND });
  const rate = await searchRate(bench);
  return {
    figures: [
      figure('webhook to committed row, median', median(changes.latencies) / 1_000, 's', { atMost: 0.5 }),
      figure('webhook to committed row, 95 of 100', percentile(changes.latencies, 0.95) / 1_000, 's'),
      figure('changes measured', changes.latencies.length, 'changes'),
      ...cpuFigures(changes),
      figure(
        'events a second at which the median is still within a second',
        rate * EVENTS_PER_CHANGE,
        'events/s',
      ),
    ],
    database: words,
    notes: [
      `${CHANGES} changes at ${ITEMS} connections of 430 rows each, ${CHANGES_PER_SECOND} a second, ${EVENTS_PER_CHANGE} events each; changes that brought no row are left out.`,
      'The clock starts before the first of the two events is sent and stops when PostgreSQL tells of the commit; the wait in which events are coalesced and the queue are part of it.',
      'Service, sandbox, database and the benchmark share the machine; `cores in use` counts them all. The sandbox computes each change shortly before its events.',
      `CPU of a sync: user and system time of the service's process, or of all of PostgreSQL's, during these changes, divided by the syncs that brought their rows. The feed's log, rules and the queue of outgoing webhooks are part of it.`,
      `The rate: steps of ${STEP_SECONDS} s, each ${STEP_FACTOR} times the one before, at the same connections, until the median passes a second.`,
    ],
  };
};
