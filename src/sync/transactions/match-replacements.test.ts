import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTransactionId, type TransactionId } from '../../domain/ids.ts';
import { APART_MS, DAYS_MOVED, type LinkableRow, matchReplacements } from './match-replacements.ts';

const HOUR = 3_600_000;
const NOW = 1_000 * HOUR;

function idOf(n: number): TransactionId {
  const id = parseTransactionId(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
  if (id === undefined) throw new Error('no id');
  return id;
}

const row = (n: number, more: Partial<LinkableRow> = {}): LinkableRow => ({
  id: idOf(n),
  money: '-42.5 BRL',
  type: 'DEBIT',
  status: 'POSTED',
  day: 100,
  purchaseDay: null,
  instalment: null,
  order: null,
  providerId: null,
  text: 'PADARIA DO ZE',
  firstSeenAt: NOW,
  goneAt: null,
  isReplacement: false,
  ...more,
});

/** A pending row that was there for days and has just gone. */
const gone = (n: number, more: Partial<LinkableRow> = {}): LinkableRow =>
  row(n, { status: 'PENDING', firstSeenAt: NOW - 200 * HOUR, goneAt: NOW, ...more });

const pairs = (rows: readonly LinkableRow[], isComplete = true): [number, number, string][] =>
  matchReplacements(rows, isComplete).map(({ oldId, newId, evidence }) => [
    Number(oldId.slice(-12)),
    Number(newId.slice(-12)),
    evidence,
  ]);

describe('a row that came is the row that went', () => {
  it('when it says the same', () => {
    expect(pairs([gone(1), row(2)])).toEqual([[1, 2, 'content']]);
    expect(pairs([gone(1), row(2, { text: 'Padaria  do Zé' })])).toEqual([[1, 2, 'content']]);
  });

  it('when the bank says so, whatever else changed', () => {
    const changed = { providerId: 'op-1', money: '-43 BRL', text: 'OUTRA COISA', day: 103 };
    expect(pairs([gone(1, { providerId: 'op-1' }), row(2, changed)])).toEqual([[1, 2, 'provider_id']]);
  });

  it('for a pending row also under another id of the bank: until it is booked, banks may change theirs', () => {
    expect(pairs([gone(1, { providerId: 'op-1' }), row(2, { providerId: 'op-2' })])).toEqual([
      [1, 2, 'content'],
    ]);
    expect(
      pairs([gone(1, { status: 'POSTED', providerId: 'op-1' }), row(2, { providerId: 'op-2' })]),
    ).toEqual([]);
  });

  it('one to one by position among equals, and by the order within the day where the bank gives it', () => {
    expect(pairs([gone(1), gone(2), row(3), row(4)])).toEqual([
      [1, 3, 'content'],
      [2, 4, 'content'],
    ]);
    expect(
      pairs([gone(1, { order: 2 }), gone(2, { order: 1 }), row(3, { order: 1 }), row(4, { order: 2 })]),
    ).toEqual([
      [1, 4, 'content'],
      [2, 3, 'content'],
    ]);
    expect(pairs([gone(1, { order: 1 }), row(3, { order: 0 }), row(4, { order: 1 })])).toEqual([
      [1, 4, 'content'],
    ]);
  });

  it('when it is the same instalment, though its bill moved it by weeks', () => {
    const instalment = { purchaseDay: 40, instalment: '2/10' };
    expect(pairs([gone(1, { ...instalment, day: 100 }), row(2, { ...instalment, day: 120 })])).toEqual([
      [1, 2, 'content'],
    ]);
    expect(
      pairs([
        gone(1, { ...instalment, day: 100 }),
        row(2, { purchaseDay: 40, instalment: '3/10', day: 100 }),
      ]),
    ).toEqual([]);
  });

  it('when it was posted days later, or with more words, at the same reading and with none like it near', () => {
    expect(pairs([gone(1), row(2, { day: 100 + DAYS_MOVED })])).toEqual([[1, 2, 'date_moved']]);
    expect(pairs([gone(1, { text: 'UBER' }), row(2, { text: 'UBER *TRIP SAO PAULO' })])).toEqual([
      [1, 2, 'text_changed'],
    ]);
  });
});

describe('a row that came is not linked', () => {
  it.each<[string, LinkableRow, Partial<LinkableRow>]>([
    ['with another amount', gone(1), { money: '-42.51 BRL' }],
    ['in the other direction', gone(1), { type: 'CREDIT' }],
    ['of days before it went', gone(1), { firstSeenAt: NOW - APART_MS - 1 }],
    ['of days after it went', gone(1), { firstSeenAt: NOW + APART_MS + 1 }],
    ['that was there first', gone(1, { firstSeenAt: NOW }), {}],
    ['that is pending, while what went was posted', gone(1, { status: 'POSTED' }), { status: 'PENDING' }],
    ['bought on another day', gone(1, { purchaseDay: 90 }), { purchaseDay: 91 }],
    ['too many days away', gone(1), { day: 101 + DAYS_MOVED }],
    ['days away, at another reading', gone(1), { day: 101, firstSeenAt: NOW + 2 * HOUR }],
    ['days away, when what went was posted already', gone(1, { status: 'POSTED' }), { day: 101 }],
    ['in unrelated words', gone(1), { text: 'FARMACIA' }],
    [
      'in words at another reading',
      gone(1, { text: 'UBER' }),
      { text: 'UBER X', firstSeenAt: NOW - 2 * HOUR },
    ],
    ['that is the successor of another already', gone(1), { isReplacement: true }],
    ['without any words', gone(1, { text: '' }), { text: '' }],
  ])('%s', (_, went, came) => {
    expect(pairs([went, row(2, came)])).toEqual([]);
  });

  it('where fewer or more came than went', () => {
    expect(pairs([gone(1), gone(2), row(3)])).toEqual([]);
    expect(pairs([gone(1), row(2), row(3)])).toEqual([]);
  });

  it('while an equal pending row may have gone unnoticed', () => {
    const older = row(2, { status: 'PENDING', firstSeenAt: NOW - 200 * HOUR });
    expect(pairs([gone(1), older, row(3)], false)).toEqual([]);
    expect(pairs([gone(1), older, row(3)], true)).toEqual([[1, 3, 'content']]);
    expect(pairs([gone(1), { ...older, status: 'POSTED' }, row(3)], false)).toEqual([[1, 3, 'content']]);
  });

  it('days away, when such rows come often', () => {
    expect(pairs([gone(1), row(2, { day: 102 }), row(3, { day: 98, firstSeenAt: 0 })])).toEqual([]);
  });

  it('by an id of the bank that several bear', () => {
    const same = { providerId: 'op-1' };
    expect(pairs([gone(1, same), row(2, { ...same, day: 300 }), row(3, { ...same, day: 301 })])).toEqual([]);
  });
});

/** What happened at the bank: purchases, many of them alike, each renewed under a new id, or not. */
const world = fc.uniqueArray(
  fc.record({
    place: fc.nat({ max: 500 }),
    text: fc.constantFrom('METRO', 'PADARIA'),
    day: fc.nat({ max: 2 }),
    renewed: fc.boolean(),
  }),
  { selector: ({ place }) => place, maxLength: 12 },
);

describe('however the news arrives', () => {
  it('the same rows are linked with rows that say the same, one to one', () => {
    fc.assert(
      fc.property(world, fc.infiniteStream(fc.nat()), (purchases, draw) => {
        const before = purchases.map(({ text, day }, n) => gone(n, { text, day, goneAt: null }));
        const renewed = purchases.flatMap((purchase, n) => (purchase.renewed ? [{ ...purchase, n }] : []));
        const news = renewed.flatMap(({ text, day, n }) => [
          { kind: 'went', n } as const,
          { kind: 'came', n: 100 + n, text, day } as const,
        ]);
        const order = news
          .map((what) => ({ what, at: draw.next().value }))
          .sort((left, right) => left.at - right.at);
        const rows = new Map(before.map((each) => [each.id, each]));
        const links = new Map<string, string>();
        const look = (isComplete: boolean): void => {
          const seen = [...rows.values()].filter(({ id, goneAt }) => goneAt === null || !links.has(id));
          const taken = new Set(links.values());
          const open = seen.map((each) => ({ ...each, isReplacement: taken.has(each.id) }));
          for (const { oldId, newId } of matchReplacements(open, isComplete)) links.set(oldId, newId);
        };
        for (const [step, { what }] of order.entries()) {
          const at = NOW + step * 1_000;
          const id = idOf(what.n);
          if (what.kind === 'came')
            rows.set(id, row(what.n, { text: what.text, day: what.day, firstSeenAt: at }));
          else rows.set(id, { ...(rows.get(id) ?? gone(what.n)), goneAt: at });
          look(false);
        }
        look(true);
        expect([...links.keys()].sort()).toEqual(renewed.map(({ n }) => idOf(n)).sort());
        expect(new Set(links.values()).size).toBe(links.size);
        for (const [from, to] of links) {
          const [old, next] = [rows.get(from as TransactionId), rows.get(to as TransactionId)];
          expect([next?.text, next?.day]).toEqual([old?.text, old?.day]);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('the order in which rows are handed over makes no difference', () => {
    fc.assert(
      fc.property(world, fc.infiniteStream(fc.nat()), (purchases, draw) => {
        const rows = purchases.flatMap(({ text, day }, n) => [
          gone(n, { text, day }),
          row(100 + n, { text, day }),
        ]);
        const shuffled = rows
          .map((each) => ({ each, at: draw.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ each }) => each);
        expect(pairs(shuffled).sort()).toEqual(pairs(rows).sort());
      }),
    );
  });
});
