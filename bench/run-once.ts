import { BENCHMARKS, TAKEN } from './benchmarks.ts';
import { parseBenchOptions } from './support/bench-options.ts';
import { Cleanup } from './support/Cleanup.ts';

/**
 * One whole run of one benchmark, in a process of its own that `run-apart.ts` starts: it sends its outcome to that
 * process. A run after another one in the same process would find the code compiled.
 */
async function runOnce([name = '', ...args]: readonly string[]): Promise<void> {
  const benchmark = BENCHMARKS.get(name);
  const options = parseBenchOptions(args, TAKEN[name] ?? []);
  if (benchmark === undefined || options === undefined) throw new Error(`there is no benchmark ${name}`);
  const cleanup = new Cleanup();
  const stop = (): void => void cleanup.run().finally(() => process.exit(1));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  process.once('disconnect', stop); // who asked for this run is gone
  try {
    const serverUrl = process.env['BENCH_DATABASE_URL'] || undefined;
    const outcome = await benchmark({ serverUrl, cleanup, options });
    process.send?.(outcome);
  } finally {
    await cleanup.run();
    process.off('disconnect', stop);
    if (process.connected) process.disconnect();
  }
}

await runOnce(process.argv.slice(2));
