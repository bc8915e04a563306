/** A clock that differs by more than this is believed to be wrong. */
const TOLERANCE_MS = 60_000;

/**
 * How long a question stays open, in milliseconds from the moment at which it was first seen; null where it has no end.
 * `expiresAt` is of Pluggy's clock and `nowMs` of the device's, which may be a day off: then the time between the question
 * (`askedAt`, Pluggy's clock too) and its end counts.
 */
export function timeLeft(
  expiresAt: string | null | undefined,
  askedAt: string | null | undefined,
  nowMs: number,
): number | null {
  const end = new Date(expiresAt ?? '').getTime();
  if (Number.isNaN(end)) return null;
  const left = end - nowMs;
  const whole = end - new Date(askedAt ?? '').getTime();
  const isWrong = Number.isFinite(whole) && whole > 0 && (left > whole + TOLERANCE_MS || left <= 0);
  return Math.max(0, isWrong ? whole : left);
}
