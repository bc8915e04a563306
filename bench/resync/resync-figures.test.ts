import { expect, it } from 'vitest';
import type { ResyncRound } from './measure-resync.ts';
import { countDifferent } from './mixed-facts.ts';
import { resyncFigures } from './resync-figures.ts';
import { writesBetween } from './tables.ts';

const took = (seconds: number): ResyncRound['first'] => ({ seconds, cpuUs: 1, peakOverIdleMib: 1 });
const wrote = (facts: number, mixed = 0): ResyncRound['writes'] => ({
  facts,
  mixed,
  bookkeeping: 2,
  words: '',
});

it('takes the ratio within a round, its median, and the most rows ever written', () => {
  const rounds: ResyncRound[] = [
    { first: took(4), second: took(2), reread: took(3), writes: wrote(0, 3), mixedChanged: 0 },
    { first: took(8), second: took(2), reread: took(3), writes: wrote(5), mixedChanged: 0 },
    { first: took(5), second: took(1), reread: took(3), writes: wrote(0), mixedChanged: 1 },
  ];
  const figures = new Map(resyncFigures(100, rounds).map((figure) => [figure.name, figure]));
  expect(figures.get('second_sync_ratio_to_first')).toMatchObject({ value: 0.25, ok: true });
  expect(figures.get('second_sync_rows_written')).toMatchObject({ value: 5, ok: false });
  expect(figures.get('second_sync_items_and_accounts_changed')).toMatchObject({ value: 1, ok: false });
  expect(figures.get('second_sync_items_and_accounts_writes')?.value).toBe(3);
});

it('counts a table that it does not know as facts of a bank', () => {
  const before = new Map([
    ['transactions', 10],
    ['jobs', 1],
    ['items', 2],
  ]);
  const after = new Map([
    ['transactions', 13],
    ['jobs', 5],
    ['items', 2],
    ['something_new', 7],
  ]);
  expect(writesBetween(before, after)).toEqual({
    facts: 10,
    mixed: 0,
    bookkeeping: 4,
    words: 'transactions 3, jobs 4, something_new 7',
  });
});

it('sees rows that came, went or differ', () => {
  const before = new Map([
    ['a', '1'],
    ['b', '1'],
    ['c', '1'],
  ]);
  const after = new Map([
    ['a', '1'],
    ['b', '2'],
    ['d', '1'],
  ]);
  expect(countDifferent(before, after)).toBe(3);
});
