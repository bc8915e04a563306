/** SQL for how many milliseconds from now a time is, as text and never negative. */
export function waitMs(time: string, now: string): string {
  return `greatest(0, ceil(extract(epoch from ${time} - ${now}::timestamptz) * 1000))::bigint::text`;
}
