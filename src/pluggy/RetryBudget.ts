import type { Clock } from '../domain/clock.ts';
import {
  PluggyNetworkError,
  PluggyPausedError,
  PluggyResponseError,
  PluggyTimeoutError,
} from './pluggy-errors.ts';

export interface RetryPolicy {
  /** Attempts of one call, the first one included. */
  readonly attempts: number;
  /** Upper bound of the first pause; it doubles with every attempt. */
  readonly baseMs: number;
  /** Upper bound of every pause that Pluggy itself did not ask for. */
  readonly capMs: number;
  /** No attempt begins later than this after the call began. */
  readonly patienceMs: number;
}

/**
 * Pluggy's Retry-After is always 60 s, so a background call has the patience for two of them; five attempts
 * with pauses of 0.5, 1, 2 and 4 s at most bridge a restart on the other side, and what takes longer is left to
 * the caller, who can put the work off without holding a worker.
 */
export const defaultRetryPolicy: RetryPolicy = {
  attempts: 5,
  baseMs: 500,
  capMs: 20_000,
  patienceMs: 150_000,
};

/**
 * So long in all a call that outlasts pauses waits for them: through the first two, of 2 and of 4 seconds, and for another's
 * probe. What takes longer is no hiccup and is left to the caller.
 */
const PAUSES_MS = 10_000;

/** What one call may still spend on repeating itself. */
export class RetryBudget {
  readonly #policy: RetryPolicy;
  readonly #clock: Clock;
  readonly #random: () => number;
  readonly #repeatable: boolean;
  readonly #startedAt: number;
  #failures = 0;
  /** What is left for pauses. */
  #pausesMs: number;

  /**
   * @param repeatable whether doing the call twice is the same as doing it once
   * @param outlastsPauses whether it waits for a short pause of its endpoint to end
   */
  constructor(deps: {
    readonly policy: RetryPolicy;
    readonly clock: Clock;
    readonly random: () => number;
    readonly repeatable: boolean;
    readonly outlastsPauses: boolean;
  }) {
    this.#policy = deps.policy;
    this.#clock = deps.clock;
    this.#random = deps.random;
    this.#repeatable = deps.repeatable;
    this.#pausesMs = deps.outlastsPauses ? PAUSES_MS : 0;
    this.#startedAt = deps.clock.now().getTime();
  }

  /** For how many milliseconds more the caller waits for an attempt to begin. */
  get patienceLeftMs(): number {
    return Math.max(0, this.#policy.patienceMs - (this.#clock.now().getTime() - this.#startedAt));
  }

  /** @returns milliseconds to wait before the next attempt; undefined when `error` has to be final */
  pauseAfter(error: unknown): number | undefined {
    const isPaused = error instanceof PluggyPausedError;
    // one that was never sent used up no attempt
    const failure = isPaused ? error.cause : error;
    if (failure !== undefined && !this.#mayRepeat(failure)) return undefined;
    const pause = isPaused ? this.#outlast(error) : this.#pause(error);
    if (pause === undefined) return undefined;
    const elapsed = this.#clock.now().getTime() - this.#startedAt;
    // Coming back earlier than Pluggy asked would only prolong the limit, hence no shorter pause instead.
    return elapsed + pause > this.#policy.patienceMs ? undefined : pause;
  }

  #mayRepeat(failure: unknown): boolean {
    this.#failures += 1;
    return this.#failures < this.#policy.attempts && mayRepeat(failure, this.#repeatable);
  }

  #outlast({ why, retryAfterMs }: PluggyPausedError): number | undefined {
    if (why !== 'failing' || retryAfterMs > this.#pausesMs) return undefined;
    this.#pausesMs -= retryAfterMs;
    return retryAfterMs;
  }

  #pause(error: unknown): number {
    const { baseMs, capMs } = this.#policy;
    // Callers who failed together come back apart, see "Exponential Backoff And Jitter" (AWS). No pause is nearly nothing: five
    // attempts last for two seconds, however chance has it.
    const chance = 0.25 + this.#random() / 2;
    const jitter = Math.floor(chance * Math.min(capMs, baseMs * 2 ** (this.#failures - 1)));
    const asked = error instanceof PluggyResponseError ? error.retryAfterMs : undefined;
    return (asked ?? 0) + jitter;
  }
}

function mayRepeat(error: unknown, repeatable: boolean): boolean {
  if (error instanceof PluggyResponseError)
    return error.status === 429 || (repeatable && error.status >= 500);
  if (error instanceof PluggyTimeoutError) return repeatable || error.phase === 'connect';
  if (error instanceof PluggyNetworkError) return repeatable || !error.requestSent;
  return false;
}
