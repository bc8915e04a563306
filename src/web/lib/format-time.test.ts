import { expect, it } from 'vitest';
import { formatMoment, formatRelativeTime } from './format-time.ts';

const now = new Date('2026-11-22T12:00:00Z');

it.each([
  ['2026-11-22T11:59:40Z', 'en', 'now'],
  ['2026-11-22T11:55:10Z', 'en', '4 minutes ago'],
  ['2026-11-22T09:00:00Z', 'pt-BR', 'há 3 horas'],
  ['2026-11-20T12:00:00Z', 'pt-BR', 'anteontem'],
  ['not a time', 'en', ''],
])('%s in %s reads "%s"', (iso, locale, text) => {
  expect(formatRelativeTime(iso, now, locale)).toBe(text);
});

it('leaves out a moment that cannot be read', () => {
  expect(formatMoment('not a time', 'en')).toBe('');
});
