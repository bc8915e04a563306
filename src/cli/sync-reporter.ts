import type { Language } from '../domain/language.ts';
import type { SyncReport } from '../features/connections/sync-now.ts';
import { holdupLine, progressLine, skippedLine } from './sync-progress.ts';

/** How often a log learns how far a sync is. */
const LINE_EVERY_MS = 10_000;

export interface ReporterOptions {
  /** False: what is written goes to a file or a log, where nothing can be written over. */
  readonly isTerminal: boolean;
  readonly write: (text: string) => void;
  /** Milliseconds that have passed since some moment. */
  readonly now: () => number;
  /** Default: English. */
  readonly language?: Language;
}

/** Shows how far a sync is: on a terminal one line that is written over, elsewhere a line from time to time. */
export function syncReporter({ isTerminal, write, now, language = 'en' }: ReporterOptions): SyncReport {
  const startedAt = now();
  let isFirst = true;
  let lastAt = startedAt;
  let heldUpFor: string | undefined;
  return (statuses, holdup) => {
    const skipped = isFirst ? skippedLine(statuses, language) : undefined;
    isFirst = false;
    if (skipped !== undefined) write(`${skipped}\n`);
    if (holdup !== null && holdup.reason !== heldUpFor)
      write(`${isTerminal ? '\r\u001b[K' : ''}${holdupLine(holdup, language)}\n`);
    heldUpFor = holdup?.reason;
    const line = progressLine(statuses, now() - startedAt, language);
    if (isTerminal) {
      write(`\r${line}\u001b[K`);
      if (statuses.every(({ result }) => result !== 'running')) write('\n');
    } else if (now() - lastAt >= LINE_EVERY_MS) {
      lastAt = now();
      write(`${line}\n`);
    }
  };
}
