import { parseArgs } from 'node:util';
import { openSimDatabase } from './open-sim-database.ts';
import { describeFailure, runSeed } from './run-seed.ts';

const USAGE = 'Usage: npm run sim -- [--seed N | --seeds A-B] [--steps M]\n';
const DEFAULT_STEPS = 30;

interface Wanted {
  readonly first: number;
  readonly last: number;
  readonly steps: number;
  /** Tell what happened also where nothing failed. */
  readonly isVerbose: boolean;
}

function parse(args: readonly string[]): Wanted | undefined {
  try {
    const options = {
      seed: { type: 'string' },
      seeds: { type: 'string' },
      steps: { type: 'string', default: String(DEFAULT_STEPS) },
    } as const;
    const { values } = parseArgs({ args: [...args], options });
    const range = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(values.seed ?? values.seeds ?? '1-100');
    if (range === null || !/^\d{1,6}$/.test(values.steps)) return undefined;
    const first = Number(range[1]);
    const last = Number(range[2] ?? range[1]);
    return { first, last, steps: Number(values.steps), isVerbose: values.seed !== undefined };
  } catch {
    return undefined;
  }
}

/** Runs the simulation for some seeds; the exit code is 1 when one of them failed. */
export async function main(args: readonly string[]): Promise<void> {
  const wanted = parse(args);
  if (wanted === undefined) {
    process.stderr.write(USAGE);
    process.exitCode = 1;
    return;
  }
  const { first, last, steps, isVerbose } = wanted;
  const { url, database, close } = await openSimDatabase();
  const startedAt = performance.now();
  const sum = { seeds: 0, failed: 0, crashes: 0, blips: 0, pauses: 0, passages: 0 };
  try {
    for (let seed = first; seed <= last; seed++) {
      const result = await runSeed(seed, steps, url, database);
      sum.seeds += 1;
      sum.crashes += result.tally.crashes;
      sum.blips += result.tally.blips;
      sum.pauses += result.tally.pauses;
      sum.passages += result.tally.passages;
      if (isVerbose) process.stdout.write(`${result.log.join('\n')}\n`);
      if (result.problems.length === 0) continue;
      sum.failed += 1;
      process.exitCode = 1;
      process.stdout.write(`${describeFailure(result, steps)}\n`);
    }
  } finally {
    await close();
  }
  const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
  process.stdout.write(`${JSON.stringify({ ...sum, seconds })}\n`);
}
