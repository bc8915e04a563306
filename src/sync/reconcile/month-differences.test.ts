import { describe, expect, it } from 'vitest';
import { addDigests, boundsOf, differingMonths, rowsIn, spansOf } from './month-differences.ts';

const digest = (rows: number, sum: bigint) => ({ rows, sum });

describe('months on both sides', () => {
  const there = new Map([
    ['2026-09', digest(3, 30n)],
    ['2026-10', digest(2, 20n)],
    ['2026-11', digest(1, 10n)],
  ]);

  it('are the same when count and sum are', () => {
    expect(differingMonths(there, new Map(there), true)).toEqual([]);
  });

  it('differ by a count, by a sum, and by being on one side alone', () => {
    const here = new Map([
      ['2026-08', digest(1, 1n)],
      ['2026-09', digest(3, 31n)],
      ['2026-10', digest(1, 20n)],
    ]);
    expect(differingMonths(there, here, true)).toEqual(['2026-08', '2026-09', '2026-10', '2026-11']);
  });

  it('say nothing where Pluggy may withhold rows', () => {
    const here = new Map([...there, ['2026-08', digest(1, 1n)] as const]);
    expect(differingMonths(there, here, false)).toEqual([]);
  });

  it('add up page by page', () => {
    const sum = new Map(there);
    addDigests(sum, new Map([['2026-11', digest(4, -15n)]]));
    expect(sum.get('2026-11')).toEqual(digest(5, -5n));
    expect(rowsIn(sum)).toBe(10);
  });
});

describe('spans of months', () => {
  it('join what follows each other, over the end of a year too, and leave out what is no month', () => {
    expect(spansOf(['', '2025-11', '2025-12', '2026-01', '2026-03', 'garbage'])).toEqual([
      { first: '2025-11', last: '2026-01' },
      { first: '2026-03', last: '2026-03' },
    ]);
  });

  it('reach a day beyond their months, and are read with yet another day at both ends', () => {
    expect(boundsOf({ first: '2024-02', last: '2024-02' })).toEqual({
      from: '2024-01-31T00:00:00.000Z',
      to: '2024-03-01T23:59:59.999999Z',
      dateFrom: '2024-01-30',
      dateTo: '2024-03-02',
    });
  });
});
