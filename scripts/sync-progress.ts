import type { SyncStatus } from '../src/services/sync-now.ts';

const BAR = 24;

const seconds = (value: number): string =>
  value < 90 ? `${Math.ceil(value)} s` : `${Math.ceil(value / 60)} min`;

/** One line: a bar, how many connections have ended, rows a second, and how long it may still take. */
export function progressLine(statuses: readonly SyncStatus[], elapsedMs: number): string {
  const ended = statuses.filter(({ result }) => result !== 'running').length;
  const rows = statuses.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
  const share = statuses.length === 0 ? 1 : ended / statuses.length;
  const filled = Math.round(share * BAR);
  const elapsed = Math.max(elapsedMs, 1) / 1_000;
  const left = share === 0 || share === 1 ? '' : `, about ${seconds((elapsed / share) * (1 - share))} left`;
  const bar = `${'#'.repeat(filled)}${'.'.repeat(BAR - filled)}`;
  return `[${bar}] ${ended} of ${statuses.length} connections, ${rows} rows, ${Math.round(rows / elapsed)} rows/s${left}`;
}

/** What became of one connection, and what to do about it. */
export function endLine({ itemId, result, rowsRead, reason }: SyncStatus): string {
  switch (result) {
    case 'done':
      return `done     ${itemId}  ${rowsRead} rows`;
    case 'waiting':
      return `waiting  ${itemId}  the bank is being read, or its person is being asked; it is synced after that`;
    case 'failed':
      return `FAILED   ${itemId}  ${reason ?? 'internal'}: docs/errors.md says what to do; a running service tries again by itself`;
    case 'running':
      return `stopped  ${itemId}  the same command goes on from there`;
  }
}
