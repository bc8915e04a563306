import { expect, it } from 'vitest';
import { parseItemId } from '../src/domain/ids.ts';
import type { SyncStatus } from '../src/services/sync-now.ts';
import { endLine, progressLine } from './sync-progress.ts';

const ID = '7b0a0f43-3c3f-4a8f-9a57-5a3a7f1f9f10';

function status(result: SyncStatus['result'], rowsRead: number): SyncStatus {
  const itemId = parseItemId(ID);
  if (itemId === undefined) throw new Error('not an id');
  return { itemId, result, rowsRead, reason: result === 'failed' ? 'pluggy_unavailable' : null };
}

it('shows how far it is, how fast, and how long it may still take', () => {
  const line = progressLine([status('done', 3_000), status('running', 1_000)], 10_000);
  expect(line).toBe('[############............] 1 of 2 connections, 4000 rows, 400 rows/s, about 10 s left');
  expect(progressLine([status('running', 0)], 0)).not.toContain('left');
  expect(progressLine([status('done', 10)], 1_000)).not.toContain('left');
});

it('says what became of a connection, and what to do', () => {
  expect(endLine(status('done', 430))).toBe(`done     ${ID}  430 rows`);
  expect(endLine(status('failed', 0))).toContain('pluggy_unavailable: docs/errors.md says what to do');
  expect(endLine(status('waiting', 0))).toContain('the bank is being read');
  expect(endLine(status('running', 5))).toContain('the same command goes on from there');
});
