import type { SyncStatus } from '../src/services/sync-now.ts';
import { progressLine, skippedLine } from './sync-progress.ts';

/** How often a log learns how far a sync is. */
const LINE_EVERY_MS = 10_000;

export interface ReporterOptions {
  /** False: what is written goes to a file or a log, where nothing can be written over. */
  readonly isTerminal: boolean;
  readonly write: (text: string) => void;
  /** Milliseconds that have passed since some moment. */
  readonly now: () => number;
}

/** Shows how far a sync is: on a terminal one line that is written over, elsewhere a line from time to time. */
export function syncReporter({
  isTerminal,
  write,
  now,
}: ReporterOptions): (statuses: readonly SyncStatus[]) => void {
  const startedAt = now();
  let isFirst = true;
  let lastAt = startedAt;
  return (statuses) => {
    const skipped = isFirst ? skippedLine(statuses) : undefined;
    isFirst = false;
    if (skipped !== undefined) write(`${skipped}\n`);
    const line = progressLine(statuses, now() - startedAt);
    if (isTerminal) {
      write(`\r${line}\u001b[K`);
      if (statuses.every(({ result }) => result !== 'running')) write('\n');
    } else if (now() - lastAt >= LINE_EVERY_MS) {
      lastAt = now();
      write(`${line}\n`);
    }
  };
}
