/** What may be sent to one endpoint. */
export interface Pace {
  /** Milliseconds between two calls in the long run. */
  readonly intervalMs: number;
  /** How many calls a person may be ahead of that. */
  readonly burst: number;
  /** How many calls work in the background may be ahead of it; the rest of `burst` is kept for people. */
  readonly backgroundBurst: number;
}

const WINDOW_MS = 60_000;

/**
 * Calls per minute, source address and endpoint, as Pluggy documents them. It publishes none for most endpoints;
 * since every published one but this is 360, so are the others taken to be.
 */
const PER_MINUTE: ReadonlyMap<string, number> = new Map([['PATCH /items/:id', 20]]);
const PER_MINUTE_ELSEWHERE = 360;

/** Calls that a person makes at once without any wait; each further one waits for a sixth of a second. */
const KEPT_FOR_PEOPLE = 2;

export function callsPerMinute(endpoint: string): number {
  return PER_MINUTE.get(endpoint) ?? PER_MINUTE_ELSEWHERE;
}

/**
 * The pace that keeps a limit in every window of 60 seconds, wherever Pluggy's own begins: at most `burst` plus the
 * calls of one window at `intervalMs`. A little of the limit stays unused: calls reach Pluggy up to a second later
 * than they were let through, and not all equally late. For 360 a minute: 10 at once, 345 a minute, 5 unused. Work in
 * the background that was held up for a second (8 calls) catches up, so that nothing of the limit is lost by it.
 */
export function paceOf(endpoint: string): Pace {
  const limit = callsPerMinute(endpoint);
  const burst = Math.max(1, Math.floor(limit / 36));
  const unused = Math.max(1, Math.floor(limit / 72));
  return {
    intervalMs: WINDOW_MS / (limit - burst - unused),
    burst,
    backgroundBurst: Math.max(1, burst - KEPT_FOR_PEOPLE),
  };
}
