import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BENCHMARKS, TAKEN } from './benchmarks.ts';
import { runApart } from './run-apart.ts';
import type { BenchmarkOutcome } from './support/Benchmark.ts';
import { parseBenchCommand, usageOf } from './support/bench-options.ts';
import { Cleanup } from './support/Cleanup.ts';
import { calibrate } from './support/calibrate.ts';
import type { Figure } from './support/figure.ts';
import { describeMachine } from './support/machine.ts';
import { replaceResults } from './support/results-page.ts';
import { spreadOf } from './support/spread.ts';

/** Fewer would be luck: on one quiet machine two runs can differ by half. */
const RUNS = 5;

/** In the sources, also for the built program, which stands one folder deeper. */
const RESULTS_FILE = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? './RESULTS.md' : '../../bench/RESULTS.md', import.meta.url),
);

function explainUsage(): void {
  const names = [...BENCHMARKS.keys()].map((known) => `  ${known} ${usageOf(TAKEN[known] ?? [])}`);
  process.stderr.write(`Usage: npm run bench -- <name> [--runs N], one of\n${names.join('\n')}\n`);
}

interface Run extends BenchmarkOutcome {
  readonly calibration: readonly Figure[];
}

/** The calibration has a server and a folder of its own, which a signal must not leave behind. */
async function calibrateAndCleanUp(serverUrl: string | undefined): Promise<Figure[]> {
  const cleanup = new Cleanup();
  let stopping: Promise<void> | undefined;
  const stop = (): void => {
    stopping ??= cleanup.run().finally(() => process.exit(1));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    return await calibrate(serverUrl, cleanup);
  } finally {
    await (stopping ?? cleanup.run());
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}

/** One line of JSON for each figure of the run, so that a run that is broken off has said what it found. */
async function runAll(name: string, args: readonly string[], runs: number): Promise<Run[]> {
  const serverUrl = process.env['BENCH_DATABASE_URL'] || undefined;
  const done: Run[] = [];
  for (let run = 1; run <= runs; run++) {
    process.stderr.write(`Measuring ${name}, run ${run} of ${runs}; leave the machine alone meanwhile …\n`);
    const calibration = await calibrateAndCleanUp(serverUrl);
    const outcome = await runApart(name, args);
    for (const figure of [...calibration, ...outcome.figures])
      process.stdout.write(`${JSON.stringify({ run, ...figure })}\n`);
    done.push({ ...outcome, calibration });
  }
  return done;
}

/**
 * Runs one benchmark five times, each in a process of its own after a calibration of the machine, prints one line of
 * JSON for each figure with its least, median and most, and writes `bench/RESULTS.md`. A goal is reached when the
 * worst run reaches it. With options of its own (`--runs` too), it is a try and leaves the page as it is. Without the
 * name of a benchmark it lists them. `BENCH_DATABASE_URL` names a server to use in place of an embedded one.
 */
export async function main(args: readonly string[]): Promise<void> {
  const name = args[0] ?? '';
  const command = parseBenchCommand(args.slice(1), TAKEN[name] ?? []);
  if (!BENCHMARKS.has(name) || command === undefined) {
    explainUsage();
    process.exitCode = 1;
    return;
  }
  const { runs = RUNS, own } = command;
  const done = await runAll(name, own, runs);
  const figures = spreadOf(done.map((run) => run.figures));
  for (const figure of figures) process.stdout.write(`${JSON.stringify(figure)}\n`);
  const [first] = done;
  if (args.length > 1 || first === undefined) return; // a try, not a result: it measured something else than the page says
  const calibration = spreadOf(done.map((run) => run.calibration));
  const results = {
    benchmark: name,
    date: new Date(),
    runs,
    circumstances: [...describeMachine(), ['PostgreSQL', first.database] as const],
    calibration,
    notes: first.notes,
    figures,
  };
  const page = existsSync(RESULTS_FILE) ? readFileSync(RESULTS_FILE, 'utf8') : '';
  writeFileSync(RESULTS_FILE, replaceResults(page, results));
}
