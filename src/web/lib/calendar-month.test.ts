import { describe, expect, it } from 'vitest';
import { formatMonth, lastMonths, monthBeside, readMonth } from './calendar-month.ts';

it('writes a month in the words of the reader, in no time zone', () => {
  expect(formatMonth('2026-12', 'pt-BR')).toBe('dezembro de 2026');
  expect(formatMonth('2026-01', 'en')).toBe('January 2026');
  expect(formatMonth('soon', 'en')).toBe('soon');
});

describe('monthBeside', () => {
  it.each([
    ['2026-01', -1, '2025-12'],
    ['2026-12', 1, '2027-01'],
    ['', -1, '2026-11'],
    ['', 1, '2026-12'],
  ] as const)('%s %i: %s', (month, step, beside) => {
    expect(monthBeside(month, step, '2026-11')).toBe(beside);
  });
});

it('counts months back over the turn of the year', () => {
  expect(lastMonths('2026-02', 4)).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
});

it('takes the month that is named, else that of the day', () => {
  expect(readMonth('2026-02', '2026-11-27')).toBe('2026-02');
  expect(readMonth('2026-13', '2026-11-27')).toBe('2026-11');
  expect(readMonth(null, '2026-11-27')).toBe('2026-11');
});
