import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTransactionId, type TransactionId } from '../../domain/ids.ts';
import type { LinkableRow } from './match-replacements.ts';
import { type Suggestion, suggestPredecessors } from './suggest-predecessors.ts';

const HOUR = 3_600_000;
const NOW = 1_000 * HOUR;

function idOf(n: number): TransactionId {
  const id = parseTransactionId(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
  if (id === undefined) throw new Error('no id');
  return id;
}

/** A booked row that has just come. */
const came = (n: number, more: Partial<LinkableRow> = {}): LinkableRow => ({
  id: idOf(n),
  money: '42.5 BRL',
  type: 'DEBIT',
  status: 'POSTED',
  day: 100,
  purchaseDay: null,
  instalment: null,
  order: null,
  providerId: null,
  text: 'RESTAURANTE DO ZE',
  firstSeenAt: NOW,
  goneAt: null,
  isReplacement: false,
  ...more,
});

/** A pending row that was there for days and has just gone. */
const gone = (n: number, more: Partial<LinkableRow> = {}): LinkableRow =>
  came(n, { status: 'PENDING', firstSeenAt: NOW - 200 * HOUR, goneAt: NOW, ...more });

const pair = (oldNumber: number, newNumber: number): Suggestion => ({
  oldId: idOf(oldNumber),
  newId: idOf(newNumber),
});

const pairs = (
  rows: readonly LinkableRow[],
  refused: readonly Suggestion[] = [],
  open: readonly Suggestion[] = [],
): number[][] =>
  suggestPredecessors(rows, refused, open).map(({ oldId, newId }) => [
    Number(oldId.slice(-12)),
    Number(newId.slice(-12)),
  ]);

describe('a booked row may be the pending one that went', () => {
  it.each<[string, Partial<LinkableRow>, Partial<LinkableRow>]>([
    ['a tip', {}, { money: '46.75 BRL' }],
    ['a hold at a petrol station', { money: '1 BRL' }, { money: '187.4 BRL' }],
    ['booked in another currency', { money: '10 USD' }, { money: '54.1 BRL' }],
    ['a hotel, nine days later', {}, { day: 109 }],
    ['no words on either', { text: '' }, { text: '' }],
    ['more words and another amount', {}, { text: '12/11 Restaurante do Zé', money: '44 BRL' }],
  ])('%s', (_, before, after) => {
    expect(pairs([gone(1, before), came(2, after)])).toEqual([[1, 2]]);
  });

  it('one of two equal ones, of which one came', () => {
    expect(pairs([gone(1), gone(2), came(3)])).toEqual([[1, 3]]);
  });

  it('also while it is pending itself, if both came to light together', () => {
    const changed = { status: 'PENDING', money: '50 BRL' };
    expect(pairs([gone(1), came(2, changed)])).toEqual([[1, 2]]);
    expect(pairs([gone(1), came(2, { ...changed, firstSeenAt: NOW + 24 * HOUR })])).toEqual([]);
  });
});

describe('nobody is asked', () => {
  it.each<[string, Partial<LinkableRow>, Partial<LinkableRow>]>([
    ['of quite another text', {}, { text: 'FARMACIA CENTRAL' }],
    ['of money in the other direction', {}, { type: 'CREDIT' }],
    ['where the old row was booked', { status: 'POSTED' }, { money: '46 BRL' }],
    ['two weeks later', {}, { day: 115 }],
    ['of a row that came four days after', {}, { firstSeenAt: NOW + 97 * HOUR, money: '46 BRL' }],
    ['of a row that was there before', { firstSeenAt: NOW - HOUR }, { firstSeenAt: NOW - 2 * HOUR }],
    ['of another instalment', { instalment: '2/10' }, { instalment: '3/10' }],
    ['of a row that is linked already', {}, { isReplacement: true, money: '46 BRL' }],
    ['where neither words nor amount say anything', { text: '' }, { text: '', money: '46 BRL' }],
  ])('%s', (_, before, after) => {
    expect(pairs([gone(1, before), came(2, after)])).toEqual([]);
  });

  it('again of a pair that was refused; the next likely one is asked about', () => {
    const rows = [gone(1), came(2, { money: '43 BRL' }), came(3, { money: '60 BRL' })];
    expect(pairs(rows)).toEqual([[1, 2]]);
    expect(pairs(rows, [pair(1, 2)])).toEqual([[1, 3]]);
    expect(pairs(rows, [pair(1, 2), pair(1, 3)])).toEqual([]);
  });

  it('of rows about which a question is open', () => {
    const rows = [gone(1), gone(2), came(3, { money: '43 BRL' }), came(4, { money: '60 BRL' })];
    expect(pairs(rows, [], [pair(2, 3)])).toEqual([[1, 4]]);
  });
});

it('prefers the nearest amount, then the nearest day, each row once', () => {
  expect(
    pairs([
      gone(1, { money: '40 BRL' }),
      gone(2, { money: '90 BRL' }),
      came(3, { money: '99 BRL' }),
      came(4, { money: '44 BRL' }),
    ]),
  ).toEqual([
    [1, 4],
    [2, 3],
  ]);
  expect(pairs([gone(1), came(2, { day: 105 }), came(3, { day: 103 })])).toEqual([[1, 3]]);
});

it('says the same whatever order the rows are in', () => {
  const row = fc.record({
    isGone: fc.boolean(),
    cents: fc.integer({ min: 1, max: 5 }),
    day: fc.integer({ min: 98, max: 103 }),
  });
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (drawn, order) => {
      const rows = drawn.map(({ isGone, cents, day }, n) =>
        (isGone ? gone : came)(n + 1, { money: `${cents} BRL`, day }),
      );
      const shuffled = rows
        .map((one) => ({ one, at: order.next().value ?? 0 }))
        .sort((a, b) => a.at - b.at)
        .map(({ one }) => one);
      const found = pairs(rows);
      expect(pairs(shuffled)).toEqual(found);
      expect(new Set(found.flat()).size).toBe(found.length * 2);
    }),
    { numRuns: 200 },
  );
});
