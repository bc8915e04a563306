import type { Language } from '../domain/language.ts';
import { PROGRESS } from '../domain/texts/commands/outcomes.ts';
import { say } from '../domain/texts/text.ts';
import type { SyncStatus } from '../features/connections/sync-now.ts';
import type { Holdup } from '../gate/SharedCallGate.ts';

const BAR = 24;

const seconds = (value: number): string =>
  value < 90 ? `${Math.ceil(value)} s` : `${Math.ceil(value / 60)} min`;

const partOf = (rows: number, expected: number | null): number =>
  expected === null || expected === 0 ? 0 : Math.min(rows / expected, 1);

const average = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * How much of the work is done, from 0 to 1: each connection weighs as many rows as it had when it was last read
 * completely, one that never was as many as the others on average. When that is known of none, each weighs the same.
 */
export function shareOf(
  statuses: readonly SyncStatus[],
  rowsOf: (status: SyncStatus) => number,
  hasEnded: (status: SyncStatus) => boolean,
): number {
  const known = statuses.map(({ rowsExpected }) => rowsExpected).filter((rows) => rows !== null);
  const usual = average(known) || 1;
  const weights = statuses.map(({ rowsExpected }) =>
    average(known) === 0 ? usual : (rowsExpected ?? usual),
  );
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  const done = statuses.reduce((sum, status, index) => {
    const part = hasEnded(status) ? 1 : partOf(rowsOf(status), status.rowsExpected);
    return sum + part * (weights[index] ?? 0);
  }, 0);
  return whole === 0 ? 1 : done / whole;
}

const hasEnded = ({ result }: SyncStatus): boolean => result !== 'running';

/**
 * One line: a bar, how much is done, how many connections have ended, rows a second, and how long it may still take.
 * What an interrupted run did took no time of this one.
 */
export function progressLine(
  all: readonly SyncStatus[],
  elapsedMs: number,
  language: Language = 'en',
): string {
  const statuses = all.filter(({ result }) => result !== 'skipped');
  const ended = statuses.filter(hasEnded).length;
  const rows = statuses.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
  const own = statuses.reduce(
    (sum, { rowsRead, rowsEarlier }) => sum + Math.max(rowsRead - rowsEarlier, 0),
    0,
  );
  const share = shareOf(statuses, ({ rowsRead }) => rowsRead, hasEnded);
  const gained =
    share -
    shareOf(
      statuses,
      ({ rowsEarlier }) => rowsEarlier,
      () => false,
    );
  const elapsed = Math.max(elapsedMs, 1) / 1_000;
  const left =
    gained <= 0 || share >= 1
      ? ''
      : say(PROGRESS.left, language, { time: seconds((elapsed / gained) * (1 - share)) });
  const filled = Math.round(share * BAR);
  const bar = `[${'#'.repeat(filled)}${'.'.repeat(BAR - filled)}] ${Math.floor(share * 100)} %`;
  const rate = Math.round(own / elapsed);
  return `${bar}, ${say(PROGRESS.line, language, { ended, all: statuses.length, rows, rate })}${left}`;
}

/** Why nothing moves, and what happens next. */
export function holdupLine({ reason, forMs }: Holdup, language: Language = 'en'): string {
  return say(PROGRESS.holdup, language, { why: PROGRESS[reason], time: seconds(forMs / 1_000) });
}

/** Said once at the beginning; undefined: nothing is skipped. */
export function skippedLine(statuses: readonly SyncStatus[], language: Language = 'en'): string | undefined {
  const count = statuses.filter(({ result }) => result === 'skipped').length;
  return count === 0 ? undefined : say(PROGRESS.skippedFirst, language, { count, all: statuses.length });
}

/** What became of one connection, and what to do about it. */
export function endLine({ itemId, result, rowsRead, reason }: SyncStatus, language: Language = 'en'): string {
  return say(PROGRESS[result], language, { id: itemId, rows: rowsRead, reason: reason ?? 'internal' });
}
