import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runDistance } from './distance/run-distance.ts';
import { runFeed } from './feed/run-feed.ts';
import { runGrowth } from './growth/run-growth.ts';
import { runHooks } from './hooks/run-hooks.ts';
import { runIngest } from './ingest/run-ingest.ts';
import { runLatency } from './latency/run-latency.ts';
import { runLimit } from './limit/run-limit.ts';
import { runList } from './list/run-list.ts';
import { runMemory } from './memory/run-memory.ts';
import { runPeers } from './peers/run-peers.ts';
import { runRead } from './read/run-read.ts';
import { runResync } from './resync/run-resync.ts';
import { runSandbox } from './sandbox/run-sandbox.ts';
import { runSeal } from './seal/run-seal.ts';
import type { Benchmark } from './support/Benchmark.ts';
import { type OptionName, parseBenchOptions, usageOf } from './support/bench-options.ts';
import { Cleanup } from './support/Cleanup.ts';
import { describeMachine } from './support/machine.ts';
import { replaceResults } from './support/results-page.ts';
import { runWeb } from './web/run-web.ts';
import { runWebhook } from './webhook/run-webhook.ts';
import { runWritePath } from './write-path/run-write-path.ts';

const BENCHMARKS: ReadonlyMap<string, Benchmark> = new Map([
  ['distance', runDistance],
  ['feed', runFeed],
  ['growth', runGrowth],
  ['hooks', runHooks],
  ['ingest', runIngest],
  ['latency', runLatency],
  ['list', runList],
  ['memory', runMemory],
  ['peers', runPeers],
  ['read', runRead],
  ['resync', runResync],
  ['write-path', runWritePath],
  ['seal', runSeal],
  ['sandbox', runSandbox],
  ['limit', runLimit],
  ['web', runWeb],
  ['webhook', runWebhook],
]);

/** The options that a benchmark heeds; one that is not here takes none. */
const TAKEN: Readonly<Record<string, readonly OptionName[]>> = {
  distance: ['rows', 'rounds'],
  growth: ['rows', 'rounds', 'seed'],
  ingest: ['rows', 'rounds', 'connections'],
  list: ['rows', 'rounds', 'seed'],
  memory: ['rows'],
  peers: ['rows', 'rounds', 'connections', 'seed'],
  read: ['rows', 'rounds', 'seed'],
  resync: ['rows', 'rounds'],
  web: ['rows'],
  webhook: ['rows', 'rounds'],
  'write-path': ['rows', 'rounds', 'connections', 'seed'],
};

/** In the sources, also for the built program, which stands one folder deeper. */
const RESULTS_FILE = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './RESULTS.md' : '../../bench/RESULTS.md', import.meta.url),
);

function cleanUpOnSignal(cleanup: Cleanup): void {
  const stop = (): void => void cleanup.run().finally(() => process.exit(1));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/**
 * Runs one benchmark, prints one line of JSON for each figure, and writes `bench/RESULTS.md`; with options of
 * its own, a run is a try and leaves the page as it is. Without the name of a benchmark it lists them. `BENCH_DATABASE_URL` names a server to use in place of an embedded one.
 */
export async function main(args: readonly string[]): Promise<void> {
  const name = args[0] ?? '';
  const benchmark = BENCHMARKS.get(name);
  const options = parseBenchOptions(args.slice(1), TAKEN[name] ?? []);
  if (benchmark === undefined || options === undefined) {
    const names = [...BENCHMARKS.keys()].map((known) => `  ${known} ${usageOf(TAKEN[known] ?? [])}`);
    process.stderr.write(`Usage: npm run bench -- <name>, one of\n${names.join('\n')}\n`);
    process.exitCode = 1;
    return;
  }
  const cleanup = new Cleanup();
  cleanUpOnSignal(cleanup);
  try {
    process.stderr.write(`Measuring ${name}; leave the machine alone meanwhile …\n`);
    const serverUrl = process.env['BENCH_DATABASE_URL'] || undefined;
    const { figures, database, notes } = await benchmark({ serverUrl, cleanup, options });
    for (const figure of figures) process.stdout.write(`${JSON.stringify(figure)}\n`);
    if (args.length > 1) return; // a try, not a result: it measured something else than the page says
    const circumstances = [...describeMachine(), ['PostgreSQL', database] as const];
    const results = { benchmark: name, date: new Date(), circumstances, notes, figures };
    const page = existsSync(RESULTS_FILE) ? readFileSync(RESULTS_FILE, 'utf8') : '';
    writeFileSync(RESULTS_FILE, replaceResults(page, results));
  } finally {
    await cleanup.run();
  }
}
