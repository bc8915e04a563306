/** Syncs connections now (`npm run sync`), with or without a running service. */
import { requireChoice, syncNow } from '../src/features/connections/sync-now.ts';
import { jobHandlers } from '../src/runtime/job-handlers.ts';
import type { OpenParts } from '../src/runtime/open-parts.ts';
import { parseSyncArgs, type SyncArgs } from './parse-sync-args.ts';
import { runCommand } from './run-command.ts';
import { endLine } from './sync-progress.ts';
import { syncReporter } from './sync-reporter.ts';
import { withParts } from './with-parts.ts';

async function run(parts: OpenParts, asked: SyncArgs): Promise<void> {
  const ending = new AbortController();
  const end = (): void => ending.abort();
  process.once('SIGINT', end).once('SIGTERM', end);
  try {
    const report = syncReporter({
      isTerminal: process.stdout.isTTY,
      write: (text) => process.stdout.write(text),
      now: () => performance.now(),
    });
    const statuses = await syncNow(parts, jobHandlers(parts), requireChoice(asked), report, ending.signal);
    if (statuses.length === 0) console.log('There is no connection to sync.');
    for (const status of statuses) console.log(endLine(status));
    if (statuses.some(({ result }) => result !== 'done' && result !== 'skipped')) process.exitCode = 1;
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
  }
}

export function main(args: readonly string[]): Promise<void> {
  return runCommand(async () => {
    const asked = parseSyncArgs(args);
    await withParts(async (lazy) => {
      await run(await lazy.ready(), asked);
    });
  });
}
