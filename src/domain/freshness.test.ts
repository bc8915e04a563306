import { describe, expect, it } from 'vitest';
import { freshnessOf } from './freshness.ts';
import { healthOf, type Standing } from './health.ts';
import { readItemFacts } from './item.ts';
import { describeItem } from './item-message.ts';
import { PRODUCTS } from './product.ts';

const NOW = new Date('2026-11-27T15:00:00.000Z');
const hoursAgo = (hours: number): string => new Date(NOW.getTime() - hours * 3_600_000).toISOString();

interface Own {
  readonly asOf?: string;
  readonly isBehind?: boolean;
}
function said(item: object, { asOf, isBehind = false }: Own = {}, language: 'en' | 'pt-BR' = 'en') {
  const raw = { status: 'UPDATED', executionStatus: 'SUCCESS', lastUpdatedAt: hoursAgo(1), ...item };
  const own = { asOf: asOf === undefined ? null : new Date(asOf), finishedAt: NOW };
  const freshness = freshnessOf(raw, own, NOW);
  const products = PRODUCTS.map((product) => ({ product, state: 'done' as const }));
  const standing: Standing = { syncState: 'done', products, freshness, isBehind };
  const facts = readItemFacts(raw);
  return {
    ...describeItem(facts, language, standing),
    health: healthOf(facts, standing),
    staleSince: freshness.staleSince?.toISOString() ?? null,
  };
}

describe('data that is not up to date', () => {
  it.each([
    [
      'the automatic update is overdue',
      { lastUpdatedAt: hoursAgo(72), nextAutoSyncAt: hoursAgo(48) },
      /overdue/,
    ],
    ['it is switched off', { lastUpdatedAt: hoursAgo(72), autoSyncDisabledAt: hoursAgo(71) }, /switched off/],
    [
      'the next is promised and none came',
      { lastUpdatedAt: hoursAgo(72), nextAutoSyncAt: hoursAgo(-2) },
      /not been updated since/,
    ],
    ['there is none, and nobody brought news', { lastUpdatedAt: hoursAgo(24 * 9) }, /not been updated since/],
  ])('because %s is stale, with the day and what to do', (_, item, words) => {
    const found = said(item);
    expect(found).toMatchObject({ health: 'stale', nextStep: { action: 'reconnect' } });
    expect(found.message).toMatch(words);
    expect(found.message).toMatch(/Nov \d\d, 2026/);
    expect(found.staleSince).toBe(item.lastUpdatedAt);
    expect(said(item, {}, 'pt-BR').message).toMatch(/\d\d\/11\/2026.*[Rr]econecte/);
  });

  it.each([
    ['it is a little late', { lastUpdatedAt: hoursAgo(26), nextAutoSyncAt: hoursAgo(2) }],
    ['it comes in time', { lastUpdatedAt: hoursAgo(20), nextAutoSyncAt: hoursAgo(-4) }],
    ['there is no automatic update, and it was read this day', { nextAutoSyncAt: null }],
    ['no time is named at all', { lastUpdatedAt: null }],
    ['what is named is no time', { nextAutoSyncAt: '0001-01-01T00:00:00Z', autoSyncDisabledAt: {} }],
  ])('is up to date where %s', (_, item) => {
    expect(said(item)).toMatchObject({
      health: 'ok',
      nextStep: null,
      staleSince: null,
      message: 'Connected. Your data is up to date.',
    });
  });

  it('is not called up to date where it is of some days ago', () => {
    expect(said({ lastUpdatedAt: hoursAgo(72) })).toMatchObject({
      health: 'ok',
      message: 'Connected. The data is of Nov 24, 2026.',
    });
  });

  it('is as old as our own last good read, whatever Pluggy says of its own', () => {
    const promised = { nextAutoSyncAt: hoursAgo(-20) };
    expect(said(promised, { asOf: hoursAgo(72) })).toMatchObject({
      health: 'stale',
      staleSince: hoursAgo(72),
    });
  });

  it('while our runs fail is to be waited for, and nobody is told that it is up to date', () => {
    const behind = said({}, { asOf: hoursAgo(3), isBehind: true });
    expect(behind).toMatchObject({ health: 'waiting', nextStep: { action: 'wait' } });
    expect(behind.message).toMatch(/could not fetch the latest changes yet: the data is of Nov 27/);
    const long = said({ nextAutoSyncAt: hoursAgo(-1) }, { asOf: hoursAgo(72), isBehind: true });
    expect(long).toMatchObject({ health: 'stale', nextStep: { action: 'wait' } });
  });

  it('is being read right now, and not called stale', () => {
    expect(said({ status: 'UPDATING', lastUpdatedAt: hoursAgo(900) })).toMatchObject({ staleSince: null });
  });
});

it('an error code that nobody knows does not hide an execution status that says more', () => {
  const error = { code: 'SOMETHING_NEW' };
  expect(said({ status: 'LOGIN_ERROR', executionStatus: 'ACCOUNT_LOCKED', error }).message).toMatch(/locked/);
  expect(said({ status: 'OUTDATED', executionStatus: 'SITE_NOT_AVAILABLE', error }).message).toMatch(
    /not available/,
  );
  expect(said({ status: 'OUTDATED', executionStatus: 'ERROR', error: { code: 'toString' } }).message).toMatch(
    /last update failed/,
  );
});
