import { describe, expect, it } from 'vitest';
import { PRODUCTS } from './product.ts';
import { type LastRead, productVersion, unmovedProducts } from './product-versions.ts';

const NOW = new Date('2026-11-20T12:00:00.000Z');
const AT = '2026-11-20T11:00:00.000Z';
const daysBefore = (days: number): string => new Date(NOW.getTime() - days * 86_400_000).toISOString();

const detail = (lastUpdatedAt: unknown, more: object = {}) => ({
  isUpdated: true,
  lastUpdatedAt,
  warnings: [],
  ...more,
});
const item = (loans: unknown, more: object = {}) => ({
  status: 'UPDATED',
  executionStatus: 'SUCCESS',
  lastUpdatedAt: AT,
  statusDetail: { loans },
  ...more,
});
const read = (more: Partial<LastRead> = {}): LastRead => ({
  product: 'loans',
  state: 'done',
  version: daysBefore(2),
  doneAt: daysBefore(2),
  ...more,
});
const isUnmoved = (raw: unknown, last: LastRead): boolean => unmovedProducts(raw, [last], NOW).has('loans');

describe('a product is unmoved', () => {
  it('if its own time is the one that it was read with', () => {
    expect(isUnmoved(item(detail(daysBefore(2))), read())).toBe(true);
    expect(isUnmoved(item(detail(AT)), read())).toBe(false);
  });

  it.each([
    ['nothing of the product', item(null)],
    ['nothing of any product', item(null, { statusDetail: null })],
    ['no time', item(detail(null))],
    ['what is no time', item(detail('lately'))],
    ['a time and no success', item(detail(daysBefore(2), { isUpdated: false }))],
    ['a warning', item(detail(daysBefore(2), { warnings: [{ code: '001', message: 'x' }] }))],
    ['that its login failed', item(detail(daysBefore(2)), { status: 'LOGIN_ERROR' })],
    ['no time of its own', item(detail(daysBefore(2)), { lastUpdatedAt: null })],
    ['nothing at all', null],
  ])('not if the item says %s', (_what, raw) => {
    expect(productVersion(raw, 'loans')).toBeNull();
    expect(isUnmoved(raw, read())).toBe(false);
    expect(isUnmoved(raw, read({ version: null }))).toBe(false);
  });

  it('not if its time lies further behind the item than it should', () => {
    expect(productVersion(item(detail(daysBefore(30))), 'loans')).not.toBeNull();
    expect(productVersion(item(detail(daysBefore(40))), 'loans')).toBeNull();
  });

  it.each([
    ['failed', read({ state: 'failed' })],
    ['was withheld', read({ state: 'withheld' })],
    ['was too long ago', read({ doneAt: daysBefore(7) })],
    ['has no end', read({ doneAt: null })],
  ])('not if its read %s', (_what, last) => {
    expect(isUnmoved(item(detail(daysBefore(2))), last)).toBe(false);
  });
});

it('accounts always are read', () => {
  const raw = item(null, { statusDetail: { accounts: detail(AT) } });
  const reads = PRODUCTS.map((product) =>
    read({ product, version: productVersion(raw, product), doneAt: AT }),
  );
  expect([...unmovedProducts(raw, reads, NOW)]).toEqual(['consents']);
});
