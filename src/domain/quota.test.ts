import { expect, it } from 'vitest';
import { quotaResetsAt } from './quota.ts';

it.each([
  ['2026-11-20T12:00:00.000Z', '2026-12-01T03:00:00.000Z'],
  ['2026-12-31T12:00:00.000Z', '2027-01-01T03:00:00.000Z'],
  ['2026-12-01T02:59:59.999Z', '2026-12-01T03:00:00.000Z'],
  ['2026-12-01T03:00:00.000Z', '2027-01-01T03:00:00.000Z'],
])('what is used up at %s comes back at %s: midnight of the first in São Paulo', (usedUpAt, resetsAt) => {
  expect(quotaResetsAt(new Date(usedUpAt)).toISOString()).toBe(resetsAt);
});
