import { afterEach, describe, expect, it, vi } from 'vitest';
import { parseItemId } from '../../domain/ids.ts';
import { PRODUCTS, type Product, type ProductState } from '../../domain/product.ts';
import type { StoredItem } from '../../store/fragments/item-columns.ts';
import { presentItem } from './present-item.ts';

afterEach(() => void vi.unstubAllEnvs());

const ID = '00000000-0000-4000-8000-000000000001';

function stored(raw: string, more: Partial<StoredItem> = {}): StoredItem {
  const id = parseItemId(ID);
  if (id === undefined) throw new Error('the id of this test is none');
  return {
    id,
    ownerGivenAt: null,
    userId: null,
    clientId: 'an-application',
    alias: null,
    raw,
    syncState: 'never',
    syncStartedAt: null,
    syncFinishedAt: null,
    syncRowsRead: null,
    syncError: null,
    missingSince: null,
    products: [],
    oddRows: 0,
    consents: [],
    isFailing: false,
    waitingSince: null,
    ...more,
  };
}

const NOW = new Date('2026-11-20T12:00:00.000Z');
const RAW = `{"id":"${ID}","status":"UPDATED","executionStatus":"SUCCESS","connector":{"id":2,"name":"Pluggy"}}`;
const NEVER = {
  state: 'never',
  startedAt: null,
  finishedAt: null,
  transactionsRead: null,
  transactionsExpected: null,
  error: null,
  health: 'waiting',
  oddObjects: 0,
  staleSince: null,
  products: PRODUCTS.map((product) => ({
    product,
    state: 'never',
    error: null,
    doneAt: null,
    oddObjects: 0,
    asOf: null,
    quotaResetsAt: null,
  })),
};

describe('a connection as callers see it', () => {
  it("is Pluggy's object and our additions", () => {
    expect(JSON.parse(presentItem(stored(RAW), 'en', NOW))).toEqual({
      ...JSON.parse(RAW),
      message: 'Connected. We are reading your data…',
      nextStep: { action: 'wait', label: 'Wait' },
      alias: null,
      consent: { state: 'valid', endsOn: null, daysLeft: null },
      sync: NEVER,
    });
  });

  it("speaks the caller's language", () => {
    const raw = RAW.replace('UPDATED', 'LOGIN_ERROR').replace('SUCCESS', 'INVALID_CREDENTIALS');
    expect(JSON.parse(presentItem(stored(raw), 'pt-BR', NOW))).toMatchObject({
      message: 'O banco não aceitou o usuário ou a senha. Reconecte com os dados corretos.',
      nextStep: { action: 'reconnect', label: 'Reconectar' },
    });
  });

  it('is as well as its worst product, and says which that is', () => {
    const row = (product: Product, state: ProductState, error: string | null = null) => ({
      product,
      state,
      error,
      doneAt: null,
      oddObjects: 0,
      asOf: null,
    });
    const wellBut = (...rows: ReturnType<typeof row>[]) =>
      JSON.parse(
        presentItem(
          stored(RAW, {
            syncState: 'done',
            products: [...rows, ...PRODUCTS.map((name) => row(name, 'done'))],
          }),
          'en',
          NOW,
        ),
      );
    expect(wellBut()).toMatchObject({
      message: 'Connected. Your data is up to date.',
      nextStep: null,
      sync: { health: 'ok' },
    });
    const withheld = wellBut(row('loans', 'withheld'));
    expect(withheld).toMatchObject({ sync: { health: 'partial' }, nextStep: null });
    expect(withheld.message).toContain('(loans)');
    const failed = wellBut(row('loans', 'withheld'), row('bills', 'failed', 'pluggy_unavailable'));
    expect(failed).toMatchObject({ sync: { health: 'failed' }, nextStep: { action: 'wait' } });
    expect(failed.message).toContain('could not fetch part of the data (card bills)');
    expect(wellBut(row('identity', 'running')).sync.health).toBe('waiting');
  });

  it('says how far the sync is', () => {
    const item = stored(RAW, {
      syncState: 'failed',
      syncStartedAt: new Date('2026-11-22T12:00:00Z'),
      syncRowsRead: '100000',
      syncError: 'pluggy_unavailable',
    });
    const { message, nextStep, sync } = JSON.parse(presentItem(item, 'en', NOW));
    expect(sync).toEqual({
      ...NEVER,
      state: 'failed',
      startedAt: '2026-11-22T12:00:00.000Z',
      transactionsRead: 100_000,
      error: 'pluggy_unavailable',
      health: 'failed',
    });
    expect(message).toContain('we could not read');
    expect(nextStep).toMatchObject({ action: 'wait' });
  });

  it('says when a product whose calls of this month are used up can be read again', () => {
    const product = { error: null, doneAt: null, asOf: null, oddObjects: 0 } as const;
    const item = stored('{"status":"UPDATED","updatedAt":"2026-11-20T12:00:00.000Z"}', {
      products: [
        { ...product, product: 'loans', state: 'quota_used_up' },
        { ...product, product: 'identity', state: 'done' },
      ],
    });
    const shown = JSON.parse(presentItem(item, 'en', NOW)).sync.products as { state: string }[];
    expect(shown.filter(({ state }) => state !== 'never')).toEqual([
      { ...product, product: 'loans', state: 'quota_used_up', quotaResetsAt: '2026-12-01T03:00:00.000Z' },
      { ...product, product: 'identity', state: 'done', quotaResetsAt: null },
    ]);
  });

  it.each(['UTC', 'Asia/Tokyo'])('takes a time without a zone for one of UTC, in a process in %s', (zone) => {
    vi.stubEnv('TZ', zone);
    const item = stored('{"status":"UPDATED","updatedAt":"2026-12-01T04:00:00"}', {
      products: [
        { error: null, doneAt: null, asOf: null, oddObjects: 0, product: 'loans', state: 'quota_used_up' },
      ],
    });
    expect(presentItem(item, 'en', NOW)).toContain('"quotaResetsAt":"2027-01-01T03:00:00.000Z"');
  });

  it('keeps every digit of what Pluggy sent', () => {
    const raw = '{"limit":12345678901234567890.123456789,"rate":1e-30,"list":[0.10000000000000000001]}';
    const text = presentItem(stored(raw), 'en', NOW);
    expect(text).toContain(raw.slice(1, -1));
  });

  it('has each field once, also if Pluggy one day uses the name of an addition', () => {
    const text = presentItem(stored(RAW.replace('{', '{"message":"from Pluggy","sync":1,')), 'en', NOW);
    expect(text.match(/"message":/g)).toHaveLength(1);
    expect(JSON.parse(text)).toMatchObject({ message: 'Connected. We are reading your data…', sync: NEVER });
  });

  it('is whole JSON even for an object without fields', () => {
    expect(JSON.parse(presentItem(stored('{}'), 'en', NOW))).toMatchObject({
      sync: { ...NEVER, oddObjects: 1 },
    });
  });
});
