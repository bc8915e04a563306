import { expect, it } from 'vitest';
import { isAnswerAwaited, refreshChoice } from './refresh-choice.ts';

const NOW = new Date('2026-11-27T12:00:00Z');
const choose = (status: string, refresh: object | null) => refreshChoice({ status, refresh }, NOW);

it('lets a bank be read when nothing speaks against it, or nothing is known', () => {
  expect(choose('UPDATED', { allowed: true })).toEqual({ kind: 'now' });
  expect(choose('UPDATED', null)).toEqual({ kind: 'now' });
});

it('says from when on it works again, and forgets it once that time has come', () => {
  const refusal = (allowedAt: string) => ({ allowed: false, reason: 'refresh_too_soon', allowedAt });
  const later = '2026-11-27T12:30:00Z';
  expect(choose('UPDATED', refusal(later))).toEqual({ kind: 'later', at: later });
  expect(choose('UPDATED', refusal('2026-11-27T11:30:00Z'))).toEqual({ kind: 'now' });
});

it('tells a bank that wants its person from one that cannot be asked at all', () => {
  expect(choose('LOGIN_ERROR', { allowed: false, reason: 'refresh_needs_login' })).toEqual({ kind: 'login' });
  expect(choose('UPDATED', { allowed: false, reason: 'refresh_not_possible' })).toEqual({ kind: 'never' });
  expect(choose('UPDATING', { allowed: false, reason: 'refresh_too_soon' })).toEqual({ kind: 'running' });
});

it('waits for the answer until the bank was read again, or something else has to be said', () => {
  const [before, after] = ['2026-11-27T11:00:00Z', '2026-11-27T12:01:00Z'];
  const later = { kind: 'later', at: null } as const;
  expect(isAnswerAwaited(later, before, before)).toBe(true);
  expect(isAnswerAwaited({ kind: 'now' }, undefined, null)).toBe(true);
  expect(isAnswerAwaited(later, before, after)).toBe(false);
  expect(isAnswerAwaited(later, null, after)).toBe(false);
  expect(isAnswerAwaited({ kind: 'login' }, before, before)).toBe(false);
});
