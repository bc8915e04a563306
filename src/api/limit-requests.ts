import type { Request, RequestHandler } from 'express';
import { PublicError } from '../domain/errors.ts';
import { noteRefusal } from './audit.ts';
import type { Route } from './bind.ts';
import { findCaller } from './caller.ts';
import type { Service } from './Service.ts';
import { customerOf } from './WrongCredentials.ts';

const WINDOW_S = 60;

class TooManyRequests extends PublicError {
  readonly retryAfterMs: number;
  constructor(retryAfterMs: number) {
    super('rate_limited');
    this.retryAfterMs = retryAfterMs;
  }
}

type Kind = 'key' | 'user' | 'address';

/** By what a request is counted; undefined: by nothing. Whoever is signed in is not counted by address. */
function countedBy(request: Request, { access }: Route): readonly [Kind, string] | undefined {
  const caller = findCaller(request);
  if (access === 'webhook') return undefined;
  if (caller === undefined) return ['address', customerOf(request)];
  if (caller.kind !== 'server') return ['user', caller.userId];
  return caller.keyId === null ? undefined : ['key', caller.keyId];
}

/**
 * Refuses requests beyond a caller's share of a minute, and says in every answer what is left of it, as
 * draft-ietf-httpapi-ratelimit-headers-11 writes it. What cannot be counted passes.
 */
export const limitRequests =
  (service: Service, route: Route): RequestHandler =>
  async (request, response, next) => {
    const by = countedBy(request, route);
    const limit = by && service.config.requestsPerMinute[by[0]];
    const parts = by && limit !== null ? await service.ready().catch(() => undefined) : undefined;
    if (by === undefined || limit === undefined || limit === null || parts === undefined) return next();
    const { isLeft, left, resetMs } = parts.requests.take(by, limit);
    response.setHeader('RateLimit-Policy', `"${by[0]}";q=${limit};w=${WINDOW_S}`);
    response.setHeader('RateLimit', `"${by[0]}";r=${left};t=${Math.ceil(resetMs / 1_000)}`);
    if (isLeft) return next();
    const userId = by[0] === 'user' ? by[1] : null;
    noteRefusal(service, request, 'limit.reached', { userId, reason: 'rate_limited' });
    next(new TooManyRequests(resetMs));
  };
