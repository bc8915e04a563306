/**
 * The time that counts is the database's: processes on machines whose clocks differ share the rows. Given times are
 * for tests. Differences are handed out in milliseconds, so that nobody has to know whose clock it was.
 */
export const NOW = (parameter: string): string => `coalesce(${parameter}::timestamptz, clock_timestamp())`;

export const inMs = (time: string, now: string): string =>
  `(extract(epoch from ${time} - ${now}) * 1000)::float8`;

export const ms = (parameter: string): string => `${parameter}::float8 * interval '1 millisecond'`;

/** What is out of the ordinary about an endpoint, as seen from one outgoing address. */
export interface GateState {
  /** The address, by its EGRESS_NAME. */
  readonly egress: string;
  readonly endpoint: string;
  readonly failures: number;
  readonly reason: string | null;
  /** Milliseconds from now; null: no such time. Not positive: it is over, and a probe is due. */
  readonly pausedForMs: number | null;
  /** Milliseconds from now; positive: Pluggy asked with a 429 not to be called. */
  readonly closedForMs: number | null;
}

export const STATE = (now: string): string => `egress, endpoint, failures, reason,
  ${inMs('paused_until', now)} as "pausedForMs", ${inMs('closed_until', now)} as "closedForMs"`;
