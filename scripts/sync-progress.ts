import type { SyncStatus } from '../src/features/connections/sync-now.ts';
import type { Holdup } from '../src/gate/SharedCallGate.ts';

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
export function progressLine(all: readonly SyncStatus[], elapsedMs: number): string {
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
  const left = gained <= 0 || share >= 1 ? '' : `, about ${seconds((elapsed / gained) * (1 - share))} left`;
  const filled = Math.round(share * BAR);
  const bar = `[${'#'.repeat(filled)}${'.'.repeat(BAR - filled)}] ${Math.floor(share * 100)} %`;
  return `${bar}, ${ended} of ${statuses.length} connections, ${rows} rows, ${Math.round(own / elapsed)} rows/s${left}`;
}

const WHY: Readonly<Record<Holdup['reason'], string>> = {
  pluggy_paused: 'Pluggy does not answer, so calls to it are paused',
  pluggy_rate_limited: 'Pluggy asked to wait (429)',
};

/** Why nothing moves, and what happens next. */
export function holdupLine({ reason, forMs }: Holdup): string {
  return `${WHY[reason]}; the next try is in ${seconds(forMs / 1_000)}, by itself. "npm run pluggy:v2:test" says more.`;
}

/** Said once at the beginning; undefined: nothing is skipped. */
export function skippedLine(statuses: readonly SyncStatus[]): string | undefined {
  const count = statuses.filter(({ result }) => result === 'skipped').length;
  if (count === 0) return undefined;
  return `Continues a run that was interrupted: ${count} of ${statuses.length} connections were synced since it began and are skipped. Without --resume everything is read.`;
}

/** What became of one connection, and what to do about it. */
export function endLine({ itemId, result, rowsRead, reason }: SyncStatus): string {
  switch (result) {
    case 'done':
      return `done     ${itemId}  ${rowsRead} rows`;
    case 'skipped':
      return `skipped  ${itemId}  was synced since the interrupted run began`;
    case 'waiting':
      return `waiting  ${itemId}  the bank is being read, or its person is being asked; it is synced after that`;
    case 'failed':
      return `FAILED   ${itemId}  ${reason ?? 'internal'}: docs/errors.md says what to do; a running service tries again by itself`;
    case 'running':
      return `stopped  ${itemId}  the same command with --resume continues from there`;
  }
}
