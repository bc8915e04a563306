import { describe, expect, it } from 'vitest';
import { type Holding, isOneStep, movementsInTurn, owesMovements, partsInTurn } from './movements-in-turn.ts';
import type { LastRead } from './product-versions.ts';

const NOW = new Date('2026-11-20T12:00:00.000Z');
const [OLD, NEW] = ['2026-11-18T11:00:00.000Z', '2026-11-20T11:00:00.000Z'];

const item = (lastUpdatedAt: string) => ({
  status: 'UPDATED',
  executionStatus: 'SUCCESS',
  lastUpdatedAt: NEW,
  statusDetail: { investmentsTransactions: { isUpdated: true, lastUpdatedAt, warnings: [] } },
});
const read = (more: Partial<LastRead> = {}): LastRead => ({
  product: 'investmentTransactions',
  state: 'done',
  version: OLD,
  doneAt: OLD,
  oddObjects: 0,
  parts: {},
  ...more,
});
const holding = (id: string, more: Partial<Holding> = {}): Holding => ({
  id,
  figures: 'same',
  pays: false,
  date: '2026-11-20T00:00:00.000Z',
  ...more,
});
const known = (version: string, figures = 'same') => ({ version, figures });

describe('movements are read in turn', () => {
  const holdings = ['a', 'b', 'c'].map((id) => holding(id));
  const parts = { a: known(OLD), b: known(OLD), c: known(OLD) };

  it('as far as there is room', () => {
    expect(movementsInTurn(holdings, parts, NEW, 2)).toEqual({ now: ['a', 'b'], owed: ['c'] });
    expect(movementsInTurn(holdings, parts, NEW, 0)).toEqual({ now: [], owed: ['a', 'b', 'c'] });
    expect(movementsInTurn(holdings, parts, NEW, -2)).toEqual({ now: [], owed: ['a', 'b', 'c'] });
    expect(movementsInTurn(holdings, parts, NEW, 9)).toEqual({ now: ['a', 'b', 'c'], owed: [] });
  });

  it('of an investment whose own numbers moved, and of one that is new, whatever room there is', () => {
    const moved = { ...parts, b: known(OLD, 'other') };
    expect(movementsInTurn(holdings, moved, NEW, 0)).toEqual({ now: ['b'], owed: ['a', 'c'] });
    expect(movementsInTurn([...holdings, holding('d')], moved, NEW, 1).now).toEqual(['b', 'd']);
  });

  it('first of those that have paid out before, then of those that wait longest', () => {
    const waiting = { ...parts, c: known('2026-11-01T11:00:00.000Z') };
    expect(movementsInTurn(holdings, waiting, NEW, 1).now).toEqual(['c']);
    const paying = holdings.map((one) => ({ ...one, pays: one.id === 'b' }));
    expect(movementsInTurn(paying, waiting, NEW, 2).now).toEqual(['b', 'c']);
  });

  it('once for each time that moved', () => {
    const half = { ...parts, a: known(NEW) };
    expect(movementsInTurn(holdings, half, NEW, 1)).toEqual({ now: ['b'], owed: ['c'] });
    const done = { a: known(NEW), b: known(NEW), c: known(NEW) };
    expect(movementsInTurn(holdings, done, NEW, 1)).toEqual({ now: [], owed: [] });
  });
});

describe('movements are read together', () => {
  it.each([
    ['nothing of them is on record', []],
    ['their last read failed', [read({ state: 'failed' })]],
    ['some came in an odd form', [read({ oddObjects: 1 })]],
    ['it is not known what Pluggy said when they were', [read({ version: null })]],
    ['they were not read as a whole for a week', [read({ doneAt: '2026-11-13T11:00:00.000Z' })]],
    ['nothing is known of each', [read({ parts: null })]],
  ])('where %s', (_what, reads) => {
    expect(partsInTurn(item(NEW), reads, NOW)).toBeNull();
  });

  it('where Pluggy does not tell when they moved', () => {
    expect(partsInTurn(item(NEW), [read()], NOW)).toEqual({});
    expect(partsInTurn(item('lately'), [read()], NOW)).toBeNull();
  });

  it('where the bank was not read for days, or other investments are held', () => {
    const on = (day: string | null, ...ids: string[]) => ids.map((id) => holding(id, { date: day }));
    const [first, next, late] = ['2026-11-20', '2026-11-23', '2026-11-25'];
    expect(isOneStep(on(first, 'a', 'b'), on(next, 'a', 'b'))).toBe(true);
    expect(isOneStep(on(first, 'a', 'b'), on(late, 'a', 'b'))).toBe(false);
    expect(isOneStep(on(first, 'a', 'b'), on(next, 'a'))).toBe(false);
    expect(isOneStep(on(null, 'a'), on(next, 'a'))).toBe(false);
    expect(isOneStep([], [])).toBe(false);
  });
});

it('movements are owed while their time is another than that of their last read', () => {
  expect(owesMovements(item(NEW), [read()])).toBe(true);
  expect(owesMovements(item(OLD), [read()])).toBe(false);
  expect(owesMovements(item(NEW), [read({ state: 'failed' })])).toBe(false);
  expect(owesMovements(item('lately'), [read()])).toBe(false);
  expect(owesMovements(item(NEW), [])).toBe(false);
});
