import { afterEach, describe, expect, it, vi } from 'vitest';
import { isConsentWithdrawn } from './consent.ts';

const NOW = new Date('2026-11-20T12:00:00.000Z');
const GIVEN = '2026-01-05T12:00:00.000Z';
const LATER = '2026-06-05T12:00:00.000Z';
const PAST = '2026-11-19T12:00:00.000Z';
const FUTURE = '2027-01-05T12:00:00.000Z';

const consent = (more: object = {}) => ({
  products: ['ACCOUNTS', 'TRANSACTIONS', 'INVESTMENTS'],
  createdAt: GIVEN,
  expiresAt: null,
  revokedAt: null,
  ...more,
});
afterEach(() => void vi.unstubAllEnvs());

const isWithdrawn = (...consents: unknown[]): boolean => isConsentWithdrawn(consents, 'transactions', NOW);

describe('a consent', () => {
  it('that holds, or that a bank does not know, withdraws nothing', () => {
    expect(isWithdrawn()).toBe(false);
    expect(isWithdrawn(consent())).toBe(false);
    expect(isWithdrawn(consent({ expiresAt: FUTURE }))).toBe(false);
    expect(isWithdrawn({}, null, 7)).toBe(false);
  });

  it('that was taken back or ran out withdraws everything but itself', () => {
    expect(isWithdrawn(consent({ revokedAt: PAST }))).toBe(true);
    expect(isWithdrawn(consent({ revokedAt: true }))).toBe(true);
    expect(isWithdrawn(consent({ expiresAt: PAST }))).toBe(true);
    expect(isConsentWithdrawn([consent({ revokedAt: PAST })], 'loans', NOW)).toBe(true);
    expect(isConsentWithdrawn([consent({ revokedAt: PAST })], 'consents', NOW)).toBe(false);
  });

  it('that a newer one replaced withdraws what the newer one lacks', () => {
    const old = consent({ revokedAt: PAST });
    expect(isWithdrawn(old, consent({ createdAt: LATER }))).toBe(false);
    expect(isWithdrawn(old, consent({ createdAt: LATER, expiresAt: PAST }))).toBe(true);
    const narrower = consent({ createdAt: LATER, products: ['ACCOUNTS', 'TRANSACTIONS'] });
    expect(isWithdrawn(old, narrower)).toBe(false);
    expect(isConsentWithdrawn([old, narrower], 'investments', NOW)).toBe(true);
  });

  it.each(['UTC', 'Asia/Tokyo', 'America/Sao_Paulo'])(
    'that was given at a time without a zone was given in UTC, in a process in %s',
    (zone) => {
      vi.stubEnv('TZ', zone);
      const old = consent({ createdAt: '2026-06-05T12:00:00', revokedAt: PAST });
      expect(isWithdrawn(old, consent({ createdAt: '2026-06-05T12:00:00Z' }))).toBe(false);
      expect(isWithdrawn(old, consent({ createdAt: '2026-06-05T12:00:00.001Z' }))).toBe(false);
      expect(isWithdrawn(old, consent({ createdAt: '2026-06-05T11:59:59.999Z' }))).toBe(true);
    },
  );

  it('that is older than the one taken back replaces nothing', () => {
    expect(isWithdrawn(consent(), consent({ createdAt: LATER, revokedAt: PAST }))).toBe(true);
  });
});
