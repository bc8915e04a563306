/** Syncs connections now (`npm run sync`), with or without a running service. */
import { readConfig } from '../src/config.ts';
import { PluggyV2 } from '../src/services/PluggyV2.ts';
import type { SyncStatus } from '../src/services/sync-now.ts';
import { inWords } from './in-words.ts';
import { parseSyncArgs, type SyncArgs } from './parse-sync-args.ts';
import { runCommand } from './run-command.ts';
import { endLine, progressLine } from './sync-progress.ts';

/** On a terminal one line that is written over; elsewhere only what has ended, at the end. */
function reporter(): (statuses: readonly SyncStatus[]) => void {
  const startedAt = performance.now();
  return (statuses) => {
    if (!process.stdout.isTTY) return;
    process.stdout.write(`\r${progressLine(statuses, performance.now() - startedAt)}\u001b[K`);
    if (statuses.every(({ result }) => result !== 'running')) process.stdout.write('\n');
  };
}

async function run(pluggy: PluggyV2, asked: SyncArgs): Promise<void> {
  const ending = new AbortController();
  const end = (): void => ending.abort();
  process.once('SIGINT', end).once('SIGTERM', end);
  try {
    const statuses = await pluggy.syncNow(asked, reporter(), ending.signal);
    if (statuses.length === 0) console.log('There is no connection to sync.');
    for (const status of statuses) console.log(endLine(status));
    if (statuses.some(({ result }) => result !== 'done')) process.exitCode = 1;
  } finally {
    process.off('SIGINT', end).off('SIGTERM', end);
  }
}

export function main(args: readonly string[]): Promise<void> {
  return runCommand(async () => {
    const asked = parseSyncArgs(args);
    const pluggy = new PluggyV2({ config: readConfig(process.env) });
    try {
      await run(pluggy, asked);
    } catch (error) {
      throw inWords(error);
    } finally {
      await pluggy.close();
    }
  });
}
