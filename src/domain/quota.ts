const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Pluggy's warning for a product whose calls of this month at the bank are used up. */
const QUOTA_WARNING = '423';

/** Open Finance's months are those of Brazil, which has had no daylight saving time since 2019: UTC-3. */
const SAO_PAULO_MS = -3 * 3_600_000;

/** Whether one product's part of `item.statusDetail` says that its calls are used up. */
export function saysQuotaUsedUp(detail: unknown): boolean {
  const { warnings } = record(detail);
  return Array.isArray(warnings) && warnings.some((warning) => record(warning)['code'] === QUOTA_WARNING);
}

/** Whether any product's calls are used up, as Pluggy's item object says. */
export function isAnyQuotaUsedUp(item: unknown): boolean {
  return Object.values(record(record(item)['statusDetail'])).some(saysQuotaUsedUp);
}

/** When calls that were used up at this time may be made again: the next month's first moment in São Paulo. */
export function quotaResetsAt(usedUpAt: Date): Date {
  const there = new Date(usedUpAt.getTime() + SAO_PAULO_MS);
  return new Date(Date.UTC(there.getUTCFullYear(), there.getUTCMonth() + 1, 1) - SAO_PAULO_MS);
}
