import { describe, expect, it } from 'vitest';
import { dayRange, isFiltered, NO_FILTER } from './filter.ts';

const TODAY = '2026-03-15';
const range = (part: Partial<typeof NO_FILTER>) => dayRange({ ...NO_FILTER, ...part }, TODAY);

describe('dayRange', () => {
  it('covers whole months', () => {
    expect(range({ period: 'thisMonth' })).toEqual({ dateFrom: '2026-03-01', dateTo: '2026-03-31' });
    expect(range({ period: 'lastMonth' })).toEqual({ dateFrom: '2026-02-01', dateTo: '2026-02-28' });
  });

  it('counts today as one of the last thirty days', () => {
    expect(range({ period: 'last30' })).toEqual({ dateFrom: '2026-02-14', dateTo: TODAY });
  });

  it('takes chosen days in any order and leaves an empty end open', () => {
    const chosen = { period: 'custom', from: '2026-02-10', to: '2026-01-05' } as const;
    expect(range(chosen)).toEqual({ dateFrom: '2026-01-05', dateTo: '2026-02-10' });
    expect(range({ period: 'custom', from: '2026-02-10' })).toEqual({ dateFrom: '2026-02-10', dateTo: null });
  });
});

it('tells whether anything is filtered out', () => {
  expect(isFiltered(NO_FILTER)).toBe(false);
  expect(isFiltered({ ...NO_FILTER, period: 'custom' })).toBe(false);
  expect(isFiltered({ ...NO_FILTER, search: '  ' })).toBe(false);
  expect(isFiltered({ ...NO_FILTER, search: 'pix' })).toBe(true);
});
