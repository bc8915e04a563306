import { CLIENT_ID, CLIENT_SECRET } from '../../sandbox/start-sandbox.ts';
import type { Benchmark } from '../support/Benchmark.ts';
import { connectPerfItem } from '../support/connect-item.ts';
import { openBenchDatabase } from '../support/open-bench-database.ts';
import { spawnSandbox } from '../support/spawn-sandbox.ts';
import { memoryFigures, type SizedSync } from './memory-figures.ts';
import { syncInChild } from './sync-in-child.ts';

const ROWS = 1_000_000;
const SMALLER = 10;

/** `npm run bench -- memory`: what the sync of a very large item holds in memory. About two minutes. */
export const runMemory: Benchmark = async ({ serverUrl, cleanup, options }) => {
  const { rows = ROWS } = options;
  const database = await openBenchDatabase(serverUrl, cleanup);
  const sandboxUrl = await spawnSandbox(cleanup);
  const credentials = { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET };
  const syncSized = async (size: number): Promise<SizedSync> => {
    const item = { itemId: await connectPerfItem(sandboxUrl, credentials, 'bench', size), rows: size };
    return { rows: size, sync: await syncInChild({ databaseUrl: database.url, sandboxUrl, item }, cleanup) };
  };
  const small = await syncSized(rows / SMALLER);
  const large = await syncSized(rows);
  return {
    figures: memoryFigures(small, large),
    database: database.words,
    notes: [
      'An item with all the rows in two accounts (60 % and 40 %) is synced from the job to its last commit, by the worker and the sync code of the service in a process of its own that did nothing before. PostgreSQL and the sandbox are other processes.',
      "`peak_rss_over_idle_mib`: the kernel's record of the most resident memory during the sync (`VmHWM`, made to forget what was before), over the resident memory after a garbage collection just before it.",
    ],
  };
};
