import type { ServerResponse } from 'node:http';
import { ApiError } from '../pluggy/rules/ApiError.ts';
import type { World } from '../pluggy/state/World.ts';

/** Calls per minute that Pluggy documents; the other operations have no published limit. */
const LIMITS: ReadonlyMap<string, number> = new Map([
  ['POST /auth', 360],
  ['GET /accounts', 360],
  ['GET /accounts/:id', 360],
  ['GET /transactions', 360],
  ['GET /transactions/:id', 360],
  ['GET /v2/transactions', 360],
  ['GET /investments', 360],
  ['GET /investments/:id', 360],
  ['GET /investments/:id/transactions', 360],
  ['PATCH /items/:id', 20],
]);

const MINUTE_MS = 60_000;

/** Counts calls per address, operation and minute of the sandbox's clock. */
export class RateLimiter {
  readonly #world: World;
  #minute = -1;
  #counts = new Map<string, number>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Counts a call; throws a 429, with its headers set on the response, when it is one too many. */
  take(method: string, pattern: string, address: string, response: ServerResponse): void {
    const { rateLimits, retryAfterSeconds } = this.#world.switches;
    const operation = `${method} ${pattern.replace(/:\w+/g, ':id')}`;
    const limit = rateLimits ? LIMITS.get(operation) : undefined;
    if (limit === undefined) return;
    const nowMs = this.#world.nowMs();
    const minute = Math.floor(nowMs / MINUTE_MS);
    if (minute !== this.#minute) this.#counts = new Map();
    this.#minute = minute;
    const key = `${address} ${operation}`;
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    if (count <= limit) return;
    response.setHeader('ratelimit-limit', limit);
    response.setHeader('ratelimit-reset', Math.ceil(((minute + 1) * MINUTE_MS - nowMs) / 1000));
    response.setHeader('retry-after', retryAfterSeconds);
    throw new ApiError(429, undefined, 'Too many requests, see the Retry-After header');
  }
}
