import { expect, it } from 'vitest';
import { parseItemId } from '../domain/ids.ts';
import type { SyncStatus } from '../features/connections/sync-now.ts';
import { endLine, progressLine, skippedLine } from './sync-progress.ts';

const ID = '7b0a0f43-3c3f-4a8f-9a57-5a3a7f1f9f10';

function status(
  result: SyncStatus['result'],
  rowsRead: number,
  rowsExpected: number | null = null,
  rowsEarlier = 0,
): SyncStatus {
  const itemId = parseItemId(ID);
  if (itemId === undefined) throw new Error('not an id');
  const reason = result === 'failed' ? 'pluggy_unavailable' : null;
  return { itemId, result, rowsRead, rowsExpected, rowsEarlier, reason };
}

it('shows how far it is, how fast, and how long it may still take', () => {
  const line = progressLine([status('done', 3_000), status('running', 1_000)], 10_000);
  expect(line).toBe(
    '[############............] 50 %, 1 of 2 connections, 4000 rows, 400 rows/s, about 10 s left',
  );
  expect(progressLine([status('running', 0)], 0)).not.toContain('left');
  expect(progressLine([status('done', 10)], 1_000)).not.toContain('left');
});

it('goes by the rows that a connection had before, so that a single one is not at 0 % until its end', () => {
  expect(progressLine([status('running', 250, 1_000)], 10_000)).toBe(
    '[######..................] 25 %, 0 of 1 connections, 250 rows, 25 rows/s, about 30 s left',
  );
  expect(progressLine([status('done', 100, 100), status('running', 450, 900)], 1_000)).toContain('55 %');
  // more came than there were
  expect(progressLine([status('running', 1_500, 1_000)], 1_000)).toMatch(/ 100 %.* rows\/s$/);
});

it('takes a connection that was never read for one as large as the others', () => {
  const known = [status('done', 100, 100), status('running', 150, 300)];
  expect(progressLine([...known, status('running', 40)], 1_000)).toContain(' 41 %'); // 250 of 600
  expect(progressLine([status('done', 0, 0), status('running', 0, 0)], 1_000)).toContain(' 50 %');
});

it('does not count to its rate what an interrupted run has read', () => {
  const line = progressLine([status('running', 75_000, 100_000, 50_000)], 10_000);
  expect(line).toContain(' 75 %, 0 of 1 connections, 75000 rows, 2500 rows/s, about 10 s left');
  expect(progressLine([status('running', 50_000, 100_000, 50_000)], 1_000)).toMatch(/ 0 rows\/s$/);
});

it('leaves out, and tells of, what an interrupted run has synced', () => {
  const statuses = [status('skipped', 0, 900), status('done', 10, 10), status('running', 0, 10)];
  expect(progressLine(statuses, 1_000)).toContain(' 50 %, 1 of 2 connections, 10 rows');
  expect(skippedLine(statuses)).toMatch(/1 of 3 connections .* skipped\. Without --resume/);
  expect(skippedLine(statuses.slice(1))).toBeUndefined();
});

it('says what became of a connection, and what to do', () => {
  expect(endLine(status('done', 430))).toBe(`done     ${ID}  430 rows`);
  expect(endLine(status('skipped', 0))).toContain('since the interrupted run began');
  expect(endLine(status('failed', 0))).toContain('pluggy_unavailable: docs/errors.md says what to do');
  expect(endLine(status('waiting', 0))).toContain('the bank is being read');
  expect(endLine(status('running', 5))).toContain('the same command with --resume continues from there');
});
