import { afterEach, expect, it, vi } from 'vitest';
import { formatMoment, formatRelativeTime, formatTimeAgo } from './format-time.ts';

afterEach(() => void vi.unstubAllEnvs());

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

it.each(['UTC', 'Asia/Tokyo', 'America/Sao_Paulo'])('a time without a zone is one of UTC, in %s', (zone) => {
  vi.stubEnv('TZ', zone);
  expect(formatRelativeTime('2026-11-22T09:00:00', now, 'en')).toBe('3 hours ago');
  expect(formatMoment('2026-11-22T09:00:00', 'en')).toBe(formatMoment('2026-11-22T09:00:00Z', 'en'));
});

it.each(['not a time', '0001-01-01T00:00:00Z'])('leaves out a moment that is none: %s', (iso) => {
  expect(formatRelativeTime(iso, now, 'en')).toBe('');
  expect(formatMoment(iso, 'en')).toBe('');
});

it('never says of what has happened that it is to come, whatever this device’s clock says', () => {
  const now = new Date('2026-11-27T12:00:00Z');
  expect(formatTimeAgo('2026-11-28T11:00:00Z', now, 'pt-BR')).toBe('agora');
  expect(formatTimeAgo('2026-11-27T11:00:00Z', now, 'pt-BR')).toBe('há 1 hora');
});
