import { expect, it } from 'vitest';
import { consentStanding, groupConsents } from './consent-standing.ts';

const NOW = new Date('2026-11-27T12:00:00Z');

it('is in force until its day, or until it is taken back', () => {
  expect(
    consentStanding({ id: 'a', createdAt: '2026-01-05T12:00:00Z', products: ['ACCOUNTS'] }, NOW),
  ).toEqual({
    state: 'active',
    since: '2026-01-05',
    until: null,
    data: ['ACCOUNTS'],
  });
  expect(consentStanding({ id: 'a', expiresAt: '2027-01-05T12:00:00Z' }, NOW)).toMatchObject({
    state: 'active',
    until: '2027-01-05',
  });
});

it('has ended, or was revoked, which comes first', () => {
  const ended = { id: 'a', expiresAt: '2026-11-01T12:00:00Z' };
  expect(consentStanding(ended, NOW)).toMatchObject({ state: 'ended', until: '2026-11-01' });
  expect(consentStanding({ ...ended, revokedAt: '2026-10-01T12:00:00Z' }, NOW)).toMatchObject({
    state: 'revoked',
    until: '2026-10-01',
  });
});

it('does not take a placeholder for a day', () => {
  const odd = { id: 'a', expiresAt: '0001-01-01T00:00:00Z', revokedAt: '0001-01-01T00:00:00Z' };
  expect(consentStanding(odd, NOW)).toMatchObject({ state: 'active', until: null });
});

it('lists what is in force apart from what is past, the newest first', () => {
  const { active, past } = groupConsents(
    [
      { id: 'old', createdAt: '2025-01-01T00:00:00Z' },
      { id: 'gone', createdAt: '2025-06-01T00:00:00Z', revokedAt: '2025-07-01T00:00:00Z' },
      { id: 'new', createdAt: '2026-01-01T00:00:00Z' },
    ],
    NOW,
  );
  expect(active.map(({ consent }) => consent.id)).toEqual(['new', 'old']);
  expect(past.map(({ consent }) => consent.id)).toEqual(['gone']);
});
