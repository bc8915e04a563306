import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runIngest } from './ingest/run-ingest.ts';
import { runLatency } from './latency/run-latency.ts';
import { runLimit } from './limit/run-limit.ts';
import type { Benchmark } from './support/Benchmark.ts';
import { Cleanup } from './support/Cleanup.ts';
import { describeMachine } from './support/machine.ts';
import { replaceResults } from './support/results-page.ts';

const BENCHMARKS: ReadonlyMap<string, Benchmark> = new Map([
  ['ingest', runIngest],
  ['latency', runLatency],
  ['limit', runLimit],
]);

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
 * Runs one benchmark, prints one line of JSON for each figure, and writes `bench/RESULTS.md`. Without the name
 * of one it lists them. `BENCH_DATABASE_URL` names a server to use in place of an embedded one.
 */
export async function main(args: readonly string[]): Promise<void> {
  const name = args[0] ?? '';
  const benchmark = BENCHMARKS.get(name);
  if (benchmark === undefined) {
    process.stderr.write(`Usage: npm run bench -- <name>\nNames: ${[...BENCHMARKS.keys()].join(', ')}\n`);
    process.exitCode = 1;
    return;
  }
  const cleanup = new Cleanup();
  cleanUpOnSignal(cleanup);
  try {
    process.stderr.write(`Measuring ${name}; leave the machine alone for a minute or two …\n`);
    const serverUrl = process.env['BENCH_DATABASE_URL'] || undefined;
    const { figures, database, notes } = await benchmark({ serverUrl, cleanup });
    for (const figure of figures) process.stdout.write(`${JSON.stringify(figure)}\n`);
    const circumstances = [...describeMachine(), ['PostgreSQL', database] as const];
    const results = { benchmark: name, date: new Date(), circumstances, notes, figures };
    const page = existsSync(RESULTS_FILE) ? readFileSync(RESULTS_FILE, 'utf8') : '';
    writeFileSync(RESULTS_FILE, replaceResults(page, results));
  } finally {
    await cleanup.run();
  }
}
