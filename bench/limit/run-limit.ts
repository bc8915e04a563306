import { setTimeout as sleep } from 'node:timers/promises';
import { CLIENT_ID, CLIENT_SECRET } from '../../sandbox/start-sandbox.ts';
import { silentLogger } from '../../src/domain/logger.ts';
import { callsPerMinute } from '../../src/pluggy/rate-limits.ts';
import { Database } from '../../src/store/Database.ts';
import type { Benchmark } from '../support/Benchmark.ts';
import { connectPerfItem } from '../support/connect-item.ts';
import { figure } from '../support/figure.ts';
import { openBenchDatabase } from '../support/open-bench-database.ts';
import { spawnSandbox } from '../support/spawn-sandbox.ts';
import { spawnService } from '../support/spawn-service.ts';
import { type LoggedCall, windowFigures } from './window-figures.ts';

const PAGES = 'GET /v2/transactions';
const PROCESSES = 2;
const WINDOWS = 2;
const MINUTE_MS = 60_000;
/** Enough for the windows and the minute that is under way before them, and so many that one always waits for its turn. */
const ITEMS = 8;
const ROWS_PER_ITEM = 75_000;

interface CallLog {
  readonly counts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly calls: readonly LoggedCall[];
}

async function readCalls(sandboxUrl: string): Promise<CallLog> {
  return (await (await fetch(`${sandboxUrl}/_sandbox/calls`)).json()) as CallLog;
}

async function waitForFirstPage(sandboxUrl: string): Promise<void> {
  for (const end = performance.now() + MINUTE_MS; performance.now() < end; await sleep(250))
    if ((await readCalls(sandboxUrl)).counts[PAGES] !== undefined) return;
  throw new Error('no page was ever read');
}

const refusalsIn = ({ counts }: CallLog): number =>
  Object.values(counts).reduce((sum, byStatus) => sum + (byStatus['429'] ?? 0), 0);

/** The sandbox counts by its clock's minutes, and there is one clock on this machine. */
async function waitForWindows(): Promise<number> {
  const startMs = (Math.floor(Date.now() / MINUTE_MS) + 1) * MINUTE_MS;
  await sleep(startMs + WINDOWS * MINUTE_MS + 250 - Date.now());
  return startMs;
}

/** `npm run bench -- limit`: how much of Pluggy's limit a backfill of two processes uses, and whether it ever goes beyond. */
export const runLimit: Benchmark = async ({ serverUrl, cleanup }) => {
  const { url, words } = await openBenchDatabase(serverUrl, cleanup);
  const sandboxUrl = await spawnSandbox(cleanup, { SANDBOX_RATE_LIMITS: 'on', SANDBOX_RETRY_AFTER: '60' });
  const settings = { PLUGGY_RATE_LIMITS: 'on', WORKER_CONCURRENCY: String(ITEMS / PROCESSES) };
  for (let started = 0; started < PROCESSES; started += 1)
    await spawnService({ databaseUrl: url, sandboxUrl, settings }, cleanup);
  const credentials = { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET };
  for (let number = 0; number < ITEMS; number += 1)
    await connectPerfItem(sandboxUrl, credentials, `bench-${number}`, ROWS_PER_ITEM);
  await waitForFirstPage(sandboxUrl);
  const startMs = await waitForWindows();
  const log = await readCalls(sandboxUrl);
  const database = new Database({ url, logger: silentLogger });
  cleanup.add(() => database.close());
  const { rowCount: unfinished } = await database.query(
    `select 1 from pluggy.items where sync_state = 'running'`,
  );
  if ((unfinished ?? 0) === 0) throw new Error('the backfill ended before the windows did');
  const { perWindow, busiest, longestGapMs } = windowFigures(log.calls, PAGES, startMs, WINDOWS);
  const allowed = callsPerMinute(PAGES);
  const used = perWindow.reduce((sum, calls) => sum + calls, 0);
  return {
    figures: [
      figure('calls_used_ratio', used / (allowed * WINDOWS), 'ratio', { atLeast: 0.95 }),
      figure('calls_used_ratio_of_worst_minute', Math.min(...perWindow) / allowed, 'ratio', {
        atLeast: 0.95,
      }),
      figure('calls_refused_429', refusalsIn(log), 'calls', { atMost: 0 }),
      figure('calls_in_busiest_60_seconds', busiest, 'calls', { atMost: allowed }),
      figure('longest_gap_between_calls', longestGapMs, 'ms'),
    ],
    database: words,
    notes: [
      `${PROCESSES} processes of the service on one database read ${ITEMS} connections of ${ROWS_PER_ITEM} rows each; counted are the calls of ${PAGES} that the sandbox answered in ${WINDOWS} whole minutes. It allows ${allowed} a minute and counts by the minutes of its clock.`,
      'The busiest 60 seconds may begin anywhere: Pluggy does not say when its minutes begin.',
    ],
  };
};
