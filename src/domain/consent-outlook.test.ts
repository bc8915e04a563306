import { describe, expect, it } from 'vitest';
import { consentOutlook } from './consent.ts';
import { healthOf, type Standing } from './health.ts';
import { readItemFacts } from './item.ts';
import { describeItem } from './item-message.ts';
import { LANGUAGES } from './language.ts';
import { PRODUCTS } from './product.ts';

const NOW = new Date('2026-11-27T15:00:00.000Z'); // noon in São Paulo
const UPDATED = { status: 'UPDATED', executionStatus: 'SUCCESS' };

function said(item: object, consents: readonly object[] = [], language: 'en' | 'pt-BR' = 'en', now = NOW) {
  const raw = { ...UPDATED, ...item };
  const consent = consentOutlook(raw, consents, now);
  const products = PRODUCTS.map((product) => ({ product, state: 'done' as const }));
  const standing: Standing = { syncState: 'done', products, consent };
  const facts = readItemFacts(raw);
  return { ...describeItem(facts, language, standing), consent, health: healthOf(facts, standing) };
}
const until = (consentExpiresAt: string) => said({ consentExpiresAt });

describe('before a consent ends', () => {
  it.each([
    ['2026-12-28T12:00:00.000Z', null, /^Connected\. Your data is up to date\.$/],
    ['2026-12-27T12:00:00.000Z', 30, /ends on Dec 27, 2026\. Reconnect before then/],
    ['2026-12-05T12:00:00.000Z', 30, /ends on Dec 05, 2026/],
    ['2026-12-04T12:00:00.000Z', 7, /7 days left: .* ends on Dec 04, 2026/],
    ['2026-11-29T12:00:00.000Z', 7, /2 days left: .* Nov 29, 2026/],
    ['2026-11-28T12:00:00.000Z', 1, /ends tomorrow, Nov 28, 2026/],
    ['2026-11-27T23:00:00.000Z', 0, /ends today, Nov 27, 2026/],
    // known to the day alone: that very day, to its end in São Paulo
    ['2026-11-28T00:00:00.000Z', 1, /ends tomorrow, Nov 28, 2026/],
    ['2026-11-27', 0, /ends today, Nov 27, 2026/],
    ['2026-11-28T02:59:00.000Z', 0, /ends today, Nov 27, 2026/],
  ])('until %s the step is %s', (end, step, words) => {
    const { message, nextStep, consent } = until(end);
    expect(message).toMatch(words);
    expect(consent.step).toBe(step);
    expect(nextStep?.action ?? null).toBe(step === null ? null : 'reconnect');
    const portuguese = said({ consentExpiresAt: end }, [], 'pt-BR').message;
    expect(portuguese).toMatch(step === null ? /em dia\.$/ : /autorização no banco .*\d\d\/1[12]\/2026/);
  });

  it('on its last day says that, and not that the bank kept everything back', () => {
    const item = { ...UPDATED, consentExpiresAt: '2026-11-27' };
    const consent = consentOutlook(item, [], NOW);
    const products = PRODUCTS.map((product) => ({ product, state: 'withheld' as const }));
    const standing: Standing = { syncState: 'done', products, consent };
    expect(describeItem(readItemFacts(item), 'en', standing)).toMatchObject({
      message: expect.stringMatching(
        /^Connected\. Your authorisation at the bank ends today, Nov 27, 2026\./,
      ),
      nextStep: { action: 'reconnect' },
    });
    expect(describeItem(readItemFacts(item), 'pt-BR', standing).message).toMatch(
      /^Conectado\. A sua autorização/,
    );
    // a part that is missing is missing for another reason
    const part = products.map((one) => (one.product === 'loans' ? one : { ...one, state: 'done' as const }));
    expect(describeItem(readItemFacts(item), 'en', { ...standing, products: part }).message).toContain(
      '(loans)',
    );
  });

  it('is told by the consents that are stored too, of which a newer one replaces the older', () => {
    const old = {
      products: ['ACCOUNTS'],
      createdAt: '2025-12-01T12:00:00Z',
      expiresAt: '2026-12-01T12:00:00Z',
    };
    expect(said({}, [old]).message).toContain('Dec 01, 2026');
    const fresh = { products: ['ACCOUNTS'], createdAt: '2026-11-20T12:00:00Z', expiresAt: null };
    expect(said({}, [old, fresh])).toMatchObject({ nextStep: null, consent: { state: 'valid' } });
  });

  it('goes by a new consent, although the item still names the end of the one that it replaced', () => {
    const old = {
      products: ['ACCOUNTS'],
      createdAt: '2025-12-02T12:00:00Z',
      expiresAt: '2026-12-02T12:00:00Z',
    };
    const fresh = { products: ['ACCOUNTS'], createdAt: '2026-11-25', expiresAt: '2027-11-25T12:00:00Z' };
    const item = { consentExpiresAt: '2026-12-02T12:00:00Z' };
    expect(said(item, [old]).consent).toMatchObject({ state: 'ending', endsOn: '2026-12-02' });
    expect(said(item, [old, fresh])).toMatchObject({
      nextStep: null,
      consent: { state: 'valid', endsOn: '2027-11-25' },
    });
    // the item may know better than the consents that were read before it
    expect(said({ consentExpiresAt: '2026-12-03' }, [old, fresh]).consent.endsOn).toBe('2026-12-03');
  });

  it('says nothing of a placeholder, or of what is no time', () => {
    for (const end of ['0001-01-01T00:00:00Z', 'soon', 7, {}, null])
      expect(said({ consentExpiresAt: end })).toMatchObject({ nextStep: null, consent: { endsOn: null } });
  });
});

describe('after a consent has ended', () => {
  it.each(['2026-11-26T12:00:00.000Z', '2026-11-26', '2026-11-26T00:00:00.000Z', '2026-11-27T14:59:00.000Z'])(
    'at %s the person is asked to reconnect, not to wait',
    (end) => {
      for (const language of LANGUAGES) {
        const { message, nextStep, health } = said({ consentExpiresAt: end }, [], language);
        expect(message).toMatch(
          /^(A sua autorização no banco terminou em|Your authorisation at the bank ended on)/,
        );
        expect(message).toMatch(/(2[67]\/11\/2026|Nov 2[67], 2026)/);
        expect([nextStep?.action, health]).toEqual(['reconnect', 'failed']);
      }
    },
  );

  it('whatever else fails for want of it', () => {
    const ended = { consentExpiresAt: '2026-11-26T12:00:00.000Z' };
    for (const item of [
      { executionStatus: 'PARTIAL_SUCCESS' },
      { status: 'OUTDATED', executionStatus: 'SITE_NOT_AVAILABLE' },
      { status: 'SOMETHING_NEW' },
    ])
      expect(said({ ...item, ...ended }).message).toMatch(/ended on Nov 26/);
    // what the person has to do first, or is doing right now, comes before
    expect(said({ status: 'LOGIN_ERROR', error: { code: 'ACCOUNT_LOCKED' }, ...ended }).message).toMatch(
      /locked/,
    );
    expect(said({ status: 'UPDATING', ...ended }).message).toMatch(/^Fetching/);
  });

  it('also where only its consents say so, by revocation or by their status', () => {
    const given = {
      products: ['ACCOUNTS'],
      createdAt: '2026-01-01T12:00:00Z',
      expiresAt: null,
      revokedAt: null,
    };
    expect(said({}, [{ ...given, revokedAt: '2026-11-20T12:00:00Z' }]).message).toMatch(
      /ended on Nov 20, 2026/,
    );
    expect(said({}, [{ ...given, status: 'REVOKED' }]).message).toMatch(
      /authorisation at the bank has ended/,
    );
    expect(said({}, [{ ...given, expiresAt: '2026-11-20T12:00:00Z' }]).nextStep?.action).toBe('reconnect');
  });

  it('for a part alone, names the part', () => {
    const all = {
      products: ['ACCOUNTS', 'LOANS'],
      createdAt: '2026-01-01T12:00:00Z',
      revokedAt: '2026-11-20T12:00:00Z',
    };
    const rest = { products: ['ACCOUNTS'], createdAt: '2026-11-20T12:00:00Z', expiresAt: null };
    expect(said({}, [all, rest])).toMatchObject({
      message:
        'Connected, but your authorisation for part of the data has ended (loans). Reconnect to authorise again.',
      nextStep: { action: 'reconnect' },
      health: 'partial',
    });
  });

  it('not where a new one was given before that end', () => {
    const given = { products: ['ACCOUNTS', 'LOANS'], revokedAt: null };
    const old = { ...given, createdAt: '2025-11-26T12:00:00Z', expiresAt: '2026-11-26T12:00:00Z' };
    const fresh = { ...given, createdAt: '2026-11-19T12:00:00Z', expiresAt: '2027-11-19T12:00:00Z' };
    const item = { consentExpiresAt: '2026-11-26T12:00:00.000Z' };
    expect(said(item, [old, fresh])).toMatchObject({
      nextStep: null,
      health: 'ok',
      consent: { state: 'valid', endsOn: '2027-11-19' },
    });
    expect(said(item, [old]).consent.state).toBe('ended');
    // one that gives less takes the place of nothing
    expect(said(item, [old, { ...fresh, products: ['LOANS'] }]).consent.state).toBe('ended');
  });

  it('not where one in force gives all of it, and nobody says which of them is the newer', () => {
    const given = { products: ['ACCOUNTS'], revokedAt: null };
    const old = { ...given, createdAt: '2026-01-01T12:00:00Z', revokedAt: '2026-11-20T12:00:00Z' };
    for (const createdAt of [null, undefined, 'soon'])
      expect(said({}, [old, { ...given, createdAt }])).toMatchObject({ health: 'ok', nextStep: null });
    expect(said({}, [{ ...old, createdAt: null }, given]).nextStep).toBeNull();
  });

  it.each(['', '0001-01-01T00:00:00Z', '0001-01-01'])(
    'not by the placeholder %j for a revocation',
    (revokedAt) => {
      const given = { products: ['ACCOUNTS'], createdAt: '2026-01-01T12:00:00Z', expiresAt: null };
      expect(said({}, [{ ...given, revokedAt }])).toMatchObject({
        nextStep: null,
        consent: { state: 'valid' },
      });
    },
  );

  it('names no day that is still to come', () => {
    const given = {
      products: ['ACCOUNTS'],
      createdAt: '2026-01-01T12:00:00Z',
      expiresAt: '2027-06-15T12:00:00Z',
      revokedAt: null,
    };
    expect(said({}, [{ ...given, status: 'REVOKED' }])).toMatchObject({
      message: expect.stringContaining('has ended, so no more data comes'),
      consent: { state: 'ended', endsOn: null, daysLeft: null },
    });
  });

  it('not once a new one was given, of which the item does not know yet', () => {
    const fresh = { products: ['ACCOUNTS'], createdAt: '2026-11-27T12:00:00Z', expiresAt: null };
    expect(said({ consentExpiresAt: '2026-11-26T12:00:00.000Z' }, [fresh]).nextStep).toBeNull();
  });
});
