const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** From the first failure on, an endpoint that takes nothing is tried for so long, and then switched off. */
export const GIVE_UP_AFTER_MS = 72 * HOUR_MS;

/** The wait after each failed attempt of one delivery: a little more than three days in all. */
const WAITS_MS = [
  5 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  30 * MINUTE_MS,
  2 * HOUR_MS,
  5 * HOUR_MS,
  10 * HOUR_MS,
  14 * HOUR_MS,
  20 * HOUR_MS,
  21 * HOUR_MS,
] as const;

/** After so many failures in a row the endpoint itself is left alone for a while, whatever waits for it. */
export const FAILURES_UNTIL_PAUSE = 3;

/** How long: for the first, second … pause in a row. Never longer than the last, so that it is back soon once it works again. */
const PAUSES_MS = [
  5 * SECOND_MS,
  15 * SECOND_MS,
  30 * SECOND_MS,
  MINUTE_MS,
  2 * MINUTE_MS,
  5 * MINUTE_MS,
  10 * MINUTE_MS,
] as const;

/** Receivers that failed together are not tried again together: up to a tenth longer. */
const spread = (ms: number, random: number): number => Math.round(ms * (1 + random / 10));

/**
 * How long one delivery waits for its next attempt; undefined: that was the last.
 * @param attempts how many there were
 * @param random in [0, 1)
 */
export function waitAfter(attempts: number, random: number): number | undefined {
  const ms = WAITS_MS[Math.max(attempts, 1) - 1];
  return ms === undefined ? undefined : spread(ms, random);
}

/** How long an endpoint is left alone after `failures` in a row; 0: not at all. */
export function pauseAfter(failures: number, random: number): number {
  const ms = PAUSES_MS[Math.min(failures - FAILURES_UNTIL_PAUSE, PAUSES_MS.length - 1)];
  return ms === undefined ? 0 : spread(ms, random);
}
