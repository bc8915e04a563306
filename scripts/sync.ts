/** Syncs connections now (`npm run sync`), with or without a running service. */
import { readConfig } from '../src/config.ts';
import { silentLogger } from '../src/domain/logger.ts';
import { PluggyV2 } from '../src/services/PluggyV2.ts';
import { parseSyncArgs, type SyncArgs } from './parse-sync-args.ts';
import { runCommand } from './run-command.ts';
import { endLine } from './sync-progress.ts';
import { syncReporter } from './sync-reporter.ts';

async function run(pluggy: PluggyV2, asked: SyncArgs): Promise<void> {
  const ending = new AbortController();
  const end = (): void => ending.abort();
  process.once('SIGINT', end).once('SIGTERM', end);
  try {
    const report = syncReporter({
      isTerminal: process.stdout.isTTY,
      write: (text) => process.stdout.write(text),
      now: () => performance.now(),
    });
    const statuses = await pluggy.syncNow(asked, report, ending.signal);
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
    const pluggy = new PluggyV2({ config: readConfig(process.env), logger: silentLogger });
    try {
      await run(pluggy, asked);
    } finally {
      await pluggy.close();
    }
  });
}
