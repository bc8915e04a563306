import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { buildPage, buildTransaction } from '../../../test/fixtures/build-transaction.ts';
import { edgeAfter } from './page-edge.ts';

const START = { oldest: null, atOldest: [] };
const ids = Array.from({ length: 4 }, () => randomUUID());
const row = (index: number, date: string): string => buildTransaction({ id: ids[index] ?? '', date });

it('is the oldest instant of the page with the rows seen at it', () => {
  const page = buildPage([
    row(0, '2026-11-05T03:00:00.000Z'),
    row(1, '2026-11-04T03:00:00Z'),
    row(2, '2026-11-04T03:00:00.000Z'),
  ]);
  expect(edgeAfter(page, START)).toEqual({ oldest: '2026-11-04T03:00:00.000Z', atOldest: [ids[2], ids[1]] });
});

it('goes on with the rows of the page before where that ended at the same instant', () => {
  const first = edgeAfter(buildPage([row(0, '2026-11-04T03:00:00.000Z')]), START);
  const second = edgeAfter(buildPage([row(1, '2026-11-04T03:00:00.000Z')]), first);
  expect(second.atOldest).toEqual([ids[0], ids[1]]);
  expect(edgeAfter(buildPage([row(2, '2026-11-03T03:00:00.000Z')]), second).atOldest).toEqual([ids[2]]);
});

it('takes a date without a time or without a zone for one of UTC, wherever this process runs', () => {
  const dated = edgeAfter(buildPage([row(0, '2026-11-04T10:00:00.123456'), row(1, '2026-11-04')]), START);
  expect(dated).toEqual({ oldest: '2026-11-04T00:00:00Z', atOldest: [ids[1]] });
  const second = edgeAfter(buildPage([row(2, '2026-11-03T21:00:00-03:00')]), dated);
  expect(second).toEqual({ oldest: '2026-11-03T21:00:00-03:00', atOldest: [ids[1], ids[2]] });
  expect(edgeAfter(buildPage([row(3, '2026-11-03T20:59:59.5')]), second).oldest).toBe(
    '2026-11-03T20:59:59.5Z',
  );
});

it('stays where it was after a page without rows', () => {
  const before = edgeAfter(buildPage([row(0, '2026-11-04T03:00:00.000Z')]), START);
  expect(edgeAfter(buildPage([]), before)).toEqual(before);
});
