import express, { type RequestHandler, type Router } from 'express';
import { PublicError } from '../domain/errors.ts';
import { type Logger, silentLogger } from '../domain/logger.ts';
import { PluggyV2 } from '../services/PluggyV2.ts';
import { noteAnswer } from './audit.ts';
import { callerOf } from './caller.ts';
import { endWithSession } from './end-with-session.ts';
import { guard } from './guard.ts';
import { methodsOf, refuseOtherMethods } from './methods.ts';
import { onError } from './on-error.ts';
import { readJsonBody } from './read-body.ts';
import { routes } from './routes.ts';
import { uncached } from './uncached.ts';
import { WrongCredentials } from './WrongCredentials.ts';

/**
 * The routes below `/api/pluggy-v2`, to be mounted in any Express 5 app:
 *
 * ```ts
 * app.use('/api/pluggy-v2', pluggyV2Router(new PluggyV2()));
 * ```
 *
 * Mount it before any middleware that reads bodies: it reads its own, after it has looked at who is calling.
 * It answers errors itself, as RFC 9457 problem documents.
 */
export function pluggyV2Router(pluggy: PluggyV2 = new PluggyV2(), logger: Logger = silentLogger): Router {
  const router = express.Router({ caseSensitive: true, strict: false });
  const wrong = new WrongCredentials(pluggy.config.wrongCredentialsPerMinute);
  router.use(uncached, refuseOtherMethods(methodsOf(routes)));
  for (const { method, path, access, handle, audit } of routes) {
    const admit: RequestHandler = (request, response, next) =>
      void guard(pluggy, wrong, access, request)
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
