import type { Request, RequestHandler } from 'express';

/** What pages of other origins may send besides what every page may. */
const REQUEST_HEADERS = [
  'Authorization',
  'Content-Type',
  'Accept-Language',
  'Idempotency-Key',
  'If-None-Match',
  'Last-Event-ID',
  'X-Request-Id',
].join(', ');

/** What they may read of an answer besides what every page may. */
const ANSWER_HEADERS = [
  'X-Request-Id',
  'RateLimit',
  'RateLimit-Policy',
  'Retry-After',
  'ETag',
  'Content-Disposition',
  'Idempotency-Replayed',
  'Deprecation',
  'Sunset',
].join(', ');

/** How long a browser remembers what it may do, in seconds. */
const MAX_AGE_S = '600';

/**
 * Opens the API to pages of the origins in CORS_ORIGINS, and to no others. They carry a Bearer token. No credentials are
 * allowed here: with FRAME_ANCESTORS a browser may send the cookie from the page around the frame, but it lets no page of another
 * origin read what was answered to a cookie.
 * @param methodsAt the methods of the request's address; empty: there is no such address
 */
export function openToOrigins(
  origins: readonly string[],
  methodsAt: (request: Request) => Iterable<string>,
): RequestHandler {
  const open = new Set(origins);
  return (request, response, next) => {
    const { origin, 'access-control-request-method': asked } = request.headers;
    if (open.size > 0) response.vary('Origin');
    if (origin === undefined || !open.has(origin)) return next();
    response.setHeader('Access-Control-Allow-Origin', origin);
    response.setHeader('Access-Control-Expose-Headers', ANSWER_HEADERS);
    const methods = [...methodsAt(request)].map((method) => method.toUpperCase());
    if (request.method !== 'OPTIONS' || asked === undefined || methods.length === 0) return next();
    response.setHeader('Access-Control-Allow-Methods', methods.join(', '));
    response.setHeader('Access-Control-Allow-Headers', REQUEST_HEADERS);
    response.setHeader('Access-Control-Max-Age', MAX_AGE_S);
    response.status(204).end();
  };
}
