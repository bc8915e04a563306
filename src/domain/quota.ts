/** Open Finance's months are those of Brazil, which has had no daylight saving time since 2019: UTC-3. */
const SAO_PAULO_MS = -3 * 3_600_000;

/** When calls that were used up at this time may be made again: the next month's first moment in São Paulo. */
export function quotaResetsAt(usedUpAt: Date): Date {
  const there = new Date(usedUpAt.getTime() + SAO_PAULO_MS);
  return new Date(Date.UTC(there.getUTCFullYear(), there.getUTCMonth() + 1, 1) - SAO_PAULO_MS);
}
