import type { Request, RequestHandler } from 'express';
import { PublicError } from '../domain/errors.ts';

/** What an address answers, as `Allow` lists it. */
function allowed(methods: Iterable<string>): string[] {
  const names = new Set([...methods].map((method) => method.toUpperCase()));
  if (names.has('GET')) names.add('HEAD');
  return [...names, 'OPTIONS'].sort();
}

/**
 * For a known address and a method that it lacks: 405, with what it has in `Allow`; OPTIONS is told the same. Any other
 * address is passed on.
 * @param methodsAt the methods of the request's address; empty: there is no such address
 */
export function refuseOtherMethods(methodsAt: (request: Request) => Iterable<string>): RequestHandler {
  return (request, response, next) => {
    const methods = [...methodsAt(request)];
    if (methods.length === 0) return next();
    const names = allowed(methods);
    if (names.includes(request.method) && request.method !== 'OPTIONS') return next();
    response.setHeader('Allow', names.join(', '));
    if (request.method !== 'OPTIONS') return next(new PublicError('method_not_allowed'));
    response.setHeader('Cache-Control', 'no-store');
    response.status(204).end();
  };
}

/** The methods of a table of routes, by the request's path below where the table is mounted. */
export function methodsOf(
  routes: readonly { readonly method: string; readonly path: string }[],
): (request: Request) => string[] {
  const known = routes.map(({ method, path }) => ({
    method,
    pattern: new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/:\w+/g, '[^/]+')}/?$`),
  }));
  return ({ path }) => known.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
}
