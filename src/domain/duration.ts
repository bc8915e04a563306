const UNIT_MS = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** A hundred years. So long before now there is still a date that JavaScript and PostgreSQL can write. */
const LONGEST_MS = 36_525 * UNIT_MS.d;

/** Turns '90s', '6h' and the like into milliseconds; undefined for anything else, and for more than a hundred years. */
export function parseDuration(text: string): number | undefined {
  const [, count, unit] = /^([1-9]\d{0,8})(ms|s|m|h|d)$/.exec(text) ?? [];
  const ms = Number(count) * UNIT_MS[unit as keyof typeof UNIT_MS];
  return ms <= LONGEST_MS ? ms : undefined;
}
