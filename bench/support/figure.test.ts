import { describe, expect, it } from 'vitest';
import { figure, median } from './figure.ts';

describe('figure', () => {
  it('says whether the goal was reached, judged before rounding', () => {
    expect(figure('ratio', 0.899_99, 'ratio', { atLeast: 0.9 })).toEqual({
      name: 'ratio',
      value: 0.9,
      unit: 'ratio',
      goal: 'at least 0.9',
      ok: false,
    });
    expect(figure('rows', 0, 'rows', { atMost: 0 }).ok).toBe(true);
    expect(figure('rows', 1, 'rows', { atMost: 0 }).ok).toBe(false);
  });

  it('has no goal where none was given', () => {
    expect(figure('rate', 23_456.7, 'rows/s')).toEqual({ name: 'rate', value: 23_460, unit: 'rows/s' });
  });
});

describe('median', () => {
  it('takes the middle by size, not by place', () => {
    expect(median([9, 100, 10])).toBe(10);
    expect(median([4, 3, 2, 1])).toBe(2);
  });

  it('refuses to invent one', () => {
    expect(() => median([])).toThrow();
  });
});
