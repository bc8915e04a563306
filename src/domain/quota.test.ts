import { expect, it } from 'vitest';
import { isAnyQuotaUsedUp, quotaResetsAt } from './quota.ts';

it.each([
  ['2026-11-20T12:00:00.000Z', '2026-12-01T03:00:00.000Z'],
  ['2026-12-31T12:00:00.000Z', '2027-01-01T03:00:00.000Z'],
  ['2026-12-01T02:59:59.999Z', '2026-12-01T03:00:00.000Z'],
  ['2026-12-01T03:00:00.000Z', '2027-01-01T03:00:00.000Z'],
])('what is used up at %s comes back at %s: midnight of the first in São Paulo', (usedUpAt, resetsAt) => {
  expect(quotaResetsAt(new Date(usedUpAt)).toISOString()).toBe(resetsAt);
});

it('is used up when any product says so, and not for other warnings', () => {
  const withWarning = (code: string) => ({
    statusDetail: { accounts: null, loans: { isUpdated: false, warnings: [{ code }] } },
  });
  expect(isAnyQuotaUsedUp(withWarning('423'))).toBe(true);
  expect(isAnyQuotaUsedUp(withWarning('001'))).toBe(false);
  for (const raw of [null, 'x', {}, { statusDetail: null }, { statusDetail: { loans: { warnings: 7 } } }])
    expect(isAnyQuotaUsedUp(raw)).toBe(false);
});
