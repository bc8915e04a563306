import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { loaderArguments } from '../src/runtime/loader-arguments.ts';
import type { BenchmarkOutcome } from './support/Benchmark.ts';

/** As source or as built, like this file. */
const RUN_ONCE = fileURLToPath(
  new URL(`./run-once${import.meta.url.endsWith('.ts') ? '.ts' : '.js'}`, import.meta.url),
);

/**
 * One whole run of a benchmark in a process of its own. A signal that this process gets ends that one too.
 * @throws Error when it ended without an outcome; it has said why on standard error
 */
export async function runApart(name: string, args: readonly string[]): Promise<BenchmarkOutcome> {
  const child = fork(RUN_ONCE, [name, ...args], { execArgv: loaderArguments() });
  let outcome: BenchmarkOutcome | undefined;
  child.on('message', (message) => {
    outcome = message as BenchmarkOutcome;
  });
  const stop = (): void => void child.kill('SIGTERM');
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  try {
    await once(child, 'exit');
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
  if (outcome === undefined || child.exitCode !== 0)
    throw new Error(`the benchmark ${name} ended without figures`);
  return outcome;
}
