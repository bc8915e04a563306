import { PublicError } from '../../domain/errors.ts';
import type { UserId } from '../../domain/ids.ts';

/** A sixth of the calls that Pluggy allows to one endpoint in a minute; a person connects a few banks. */
export const CALLS_PER_MINUTE = 60;
const MINUTE_MS = 60_000;
/** Users that are remembered; the one that was seen longest ago makes room. */
const MOST_USERS = 10_000;

class TooManyCalls extends PublicError {
  readonly retryAfterMs: number;
  constructor(retryAfterMs: number) {
    super('too_many_calls');
    this.retryAfterMs = retryAfterMs;
  }
}

/** How much of Pluggy's calls one user may cause directly, in this process: what is spent comes back evenly. */
export class CallShares {
  /** When the whole share is there again, in milliseconds of the clock. */
  readonly #fullAt = new Map<UserId, number>();

  /** @param nowMs milliseconds of any clock that never goes back. @throws {PublicError} too_many_calls */
  spend(userId: UserId, nowMs: number): void {
    const costMs = MINUTE_MS / CALLS_PER_MINUTE;
    const fullAt = Math.max(this.#fullAt.get(userId) ?? nowMs, nowMs) + costMs;
    if (fullAt - nowMs > MINUTE_MS) throw new TooManyCalls(fullAt - nowMs - MINUTE_MS);
    this.#fullAt.delete(userId);
    this.#fullAt.set(userId, fullAt);
    const [longestAgo] = this.#fullAt.keys();
    if (this.#fullAt.size > MOST_USERS && longestAgo !== undefined) this.#fullAt.delete(longestAgo);
  }
}
