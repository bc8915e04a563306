/** The time left, as a clock shows it: "29:07", "0:00" when it is over. */
export function clockText(leftMs: number): string {
  const seconds = Math.max(Math.ceil(leftMs / 1_000), 0);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/**
 * How far this computer's clock is before the service's, in milliseconds; 0 where the answer names no time. The service
 * tells whole seconds, so less than two of them mean nothing.
 * @param date the answer's `Date`
 */
export function clockOffset(date: string | null, now: number): number {
  const theirs = date === null ? Number.NaN : new Date(date).getTime();
  const offset = now - theirs;
  return Number.isFinite(offset) && Math.abs(offset) >= 2_000 ? offset : 0;
}

/** Minutes at which a screen reader is told how much time is left; every second would be noise. */
const TOLD = [10, 5, 1, 0];

/** What to tell when the time left went from `before` to `now`; undefined: nothing. */
export function minutesToTell(beforeMs: number, nowMs: number): number | undefined {
  return TOLD.findLast((minutes) => beforeMs > minutes * 60_000 && nowMs <= minutes * 60_000);
}
