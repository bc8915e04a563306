import type { Benchmark } from '../support/Benchmark.ts';
import { figure, median } from '../support/figure.ts';
import { openBenchDatabase } from '../support/open-bench-database.ts';
import { spawnSandbox } from '../support/spawn-sandbox.ts';
import { measureChanges } from './measure-changes.ts';

const ITEMS = 50;
/** Two events a change: fifty a second. */
const CHANGES_PER_SECOND = 25;
const CHANGES = 500;
const EVENTS_PER_CHANGE = 2;

/** `npm run bench -- latency`: from the webhook's delivery to the committed row, at fifty events a second. */
export const runLatency: Benchmark = async ({ serverUrl, cleanup }) => {
  const { url, words } = await openBenchDatabase(serverUrl, cleanup);
  const load = { items: ITEMS, changes: CHANGES, perSecond: CHANGES_PER_SECOND };
  const sandboxUrl = await spawnSandbox(cleanup);
  const latencies = await measureChanges({ databaseUrl: url, sandboxUrl }, load, cleanup);
  const sorted = latencies.toSorted((a, b) => a - b);
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
  return {
    figures: [
      figure('webhook to committed row, median', median(latencies) / 1_000, 's', { atMost: 1 }),
      figure('webhook to committed row, 95 of 100', p95 / 1_000, 's'),
      figure('changes measured', latencies.length, 'changes'),
    ],
    database: words,
    notes: [
      `${CHANGES} changes at ${ITEMS} connections of 430 rows each, ${CHANGES_PER_SECOND} a second, ${EVENTS_PER_CHANGE} events each; changes that brought no row are left out.`,
      'The clock starts before the first of the two events is sent and stops when PostgreSQL tells of the commit; the wait in which events melt together and the queue are part of it.',
      'Service, sandbox, database and the benchmark share the machine. The sandbox computes each change shortly before its events.',
    ],
  };
};
