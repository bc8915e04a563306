/** A call as the sandbox's log has it. */
export interface LoggedCall {
  /** ISO 8601, by the sandbox's clock. */
  readonly at: string;
  readonly method: string;
  readonly pattern: string;
  readonly status: number;
}

const MINUTE_MS = 60_000;

export interface WindowFigures {
  /** Calls in each of the windows, which follow on each other. */
  readonly perWindow: readonly number[];
  /** The most in any 60 seconds, wherever they begin. */
  readonly busiest: number;
  /** The longest time without a call within the windows; one of more than a second is a machine that stood still. */
  readonly longestGapMs: number;
}

/** Counts the calls to one endpoint in whole minutes from `startMs` on. */
export function windowFigures(
  calls: readonly LoggedCall[],
  endpoint: string,
  startMs: number,
  windows: number,
): WindowFigures {
  const end = startMs + windows * MINUTE_MS;
  const times = calls
    .filter(({ method, pattern }) => `${method} ${pattern}` === endpoint)
    .map(({ at }) => Date.parse(at))
    .toSorted((a, b) => a - b);
  const within = times.filter((time) => time >= startMs && time < end);
  const perWindow = Array.from(
    { length: windows },
    (_, window) => within.filter((time) => Math.floor((time - startMs) / MINUTE_MS) === window).length,
  );
  const busiest = Math.max(
    0,
    ...times.map((last, index) => index + 1 - times.findIndex((time) => time > last - MINUTE_MS)),
  );
  const gaps = within.map((time, index) => time - (within[index - 1] ?? startMs));
  return { perWindow, busiest, longestGapMs: Math.max(0, ...gaps) };
}
