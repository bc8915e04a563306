import { expect, it } from 'vitest';
import { formatMonth } from './calendar-month.ts';

it('writes a month in the words of the reader, in no time zone', () => {
  expect(formatMonth('2026-12', 'pt-BR')).toBe('dezembro de 2026');
  expect(formatMonth('2026-01', 'en')).toBe('January 2026');
  expect(formatMonth('soon', 'en')).toBe('soon');
});
