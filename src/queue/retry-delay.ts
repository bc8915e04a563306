/** With the waits of `retryDelayMs`, 20 attempts outlast an outage of about three hours. */
export const MAX_ATTEMPTS = 20;

/** Long enough to spare a system that is down, short enough to notice soon that it is back. */
const LONGEST_MS = 15 * 60_000;

/**
 * The back-off of every kind of job: how long to wait after the given number of failed attempts. It is 2^attempts
 * seconds, at most 15 minutes. A quarter of it, more or less, is left to chance (`random` in [0, 1)), so that what failed
 * together does not come back together.
 */
export function retryDelayMs(attempts: number, random: () => number): number {
  const delay = Math.min(1000 * 2 ** attempts, LONGEST_MS);
  return Math.round(delay * (0.75 + random() / 2));
}
