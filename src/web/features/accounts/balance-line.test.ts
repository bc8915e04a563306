import { describe, expect, it } from 'vitest';
import { balanceLine, balancePoints } from './balance-line.ts';

const BOX = { width: 120, height: 60, margin: 10 };

describe('the line of a balance', () => {
  it('has the last reading of each day of São Paulo, oldest first', () => {
    const readings = [
      { at: '2026-11-28T02:00:00Z', balance: '30' as const }, // still the 27th
      { at: '2026-11-27T12:00:00Z', balance: '20' as const },
      { at: '2026-11-25T12:00:00Z', balance: '10.10' as const },
      { at: '2026-11-24T12:00:00Z', balance: null },
      { at: 'never', balance: '1' as const },
    ];
    expect(balancePoints(readings).map(({ day, balance }) => [day, balance])).toEqual([
      ['2026-11-25', '10.10'],
      ['2026-11-27', '30'],
    ]);
  });

  it('keeps a balance until the next reading, from corner to corner', () => {
    const points = balancePoints([
      { at: '2026-11-27T12:00:00Z', balance: '100' },
      { at: '2026-11-26T12:00:00Z', balance: '-100' },
      { at: '2026-11-25T12:00:00Z', balance: '0' },
    ]);
    const line = balanceLine(points, BOX);
    expect(line?.path).toBe('M10 30H60V50H110V10');
    expect([line?.lowest, line?.highest, line?.zeroY]).toEqual(['-100', '100', 30]);
  });

  it('draws one reading not at all, and a balance that never changes in the middle', () => {
    expect(balanceLine(balancePoints([{ at: '2026-11-25T12:00:00Z', balance: '7' }]), BOX)).toBeUndefined();
    const same = balancePoints([
      { at: '2026-11-25T12:00:00Z', balance: '7' },
      { at: '2026-11-26T12:00:00Z', balance: '7.00' },
    ]);
    expect(balanceLine(same, BOX)?.path).toBe('M10 30H110V30');
  });

  it('keeps every digit of what is read beside it', () => {
    const points = balancePoints([
      { at: '2026-11-25T12:00:00Z', balance: '9007199254740993.07' },
      { at: '2026-11-26T12:00:00Z', balance: '9007199254740993.08' },
    ]);
    expect(balanceLine(points, BOX)?.highest).toBe('9007199254740993.08');
  });
});
