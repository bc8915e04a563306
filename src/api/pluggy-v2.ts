import type { IncomingMessage, ServerResponse } from 'node:http';
import express, { type RequestHandler, type Router } from 'express';
import { PublicError } from '../domain/errors.ts';
import type { Logger } from '../domain/logger.ts';
import { PluggyV2 } from '../services/PluggyV2.ts';
import { noteAnswer } from './audit.ts';
import { callerOf } from './caller.ts';
import { endWithSession } from './end-with-session.ts';
import { guard } from './guard.ts';
import { stripMountPath } from './host-request.ts';
import type { Identify } from './identify.ts';
import { methodsOf, refuseOtherMethods } from './methods.ts';
import { onError } from './on-error.ts';
import { readJsonBody } from './read-body.ts';
import { routes } from './routes.ts';
import { uncached } from './uncached.ts';
import { WrongCredentials } from './WrongCredentials.ts';

export interface RouterOptions {
  /** Default: the logger of `pluggy`, which writes JSON lines to standard output. */
  readonly logger?: Logger | undefined;
  /** Tells whom the app around this one has signed in, for requests without one of this service's own credentials. */
  readonly identify?: Identify | undefined;
}

/** What any server of Node's can call: Express 4 and 5, Fastify through its bridges, Next's API routes, or `node:http`. */
export type PluggyV2Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  next?: (error?: unknown) => void,
) => void;

/**
 * The routes below `/api/pluggy-v2`, to be mounted in an app that is there already:
 *
 * ```ts
 * app.use('/api/pluggy-v2', pluggyV2Router(new PluggyV2(), { identify: (request) => request.user && { userId: request.user.id } }));
 * ```
 *
 * It may stand before or after the app's own reading of bodies, and brings an Express of its own, so that it is the same
 * in each host. It answers every request itself, errors as RFC 9457 problem documents; `next` is never called.
 */
export function pluggyV2Router(
  pluggy: PluggyV2 = new PluggyV2(),
  { logger = pluggy.logger, identify }: RouterOptions = {},
): PluggyV2Handler {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag'); // with no-store there is nothing to compare
  app.set('trust proxy', pluggy.config.trustProxy);
  app.use(routerOf(pluggy, logger, identify));
  return (request, response) => {
    stripMountPath(request);
    app(request as express.Request, response as express.Response);
  };
}

function routerOf(pluggy: PluggyV2, logger: Logger, identify: Identify | undefined): Router {
  const router = express.Router({ caseSensitive: true, strict: false });
  const wrong = new WrongCredentials(pluggy.config.wrongCredentialsPerMinute);
  router.use(uncached, refuseOtherMethods(methodsOf(routes)));
  for (const route of routes) {
    const { method, path, access, handle, audit } = route;
    const admit: RequestHandler = (request, response, next) =>
      void guard(pluggy, wrong, route, identify, request)
        .then(() => (access === 'webhook' ? undefined : endWithSession(pluggy, callerOf(request), response)))
        .then(() => next(), next);
    const answer: RequestHandler = (request, response, next) => {
      noteAnswer(pluggy, request, response, audit);
      handle(pluggy, request, response).catch(next);
    };
    router[method](path, admit, ...(access === 'webhook' ? [] : readJsonBody), answer);
  }
  router.use((_request, _response, next) => next(new PublicError('not_found')));
  router.use(onError(logger));
  return router;
}
