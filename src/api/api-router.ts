import express, { type RequestHandler, type Router } from 'express';
import type { Access } from '../contract/operations/operation.ts';
import { PublicError } from '../domain/errors.ts';
import { announceSunset } from './announce-sunset.ts';
import { answerUnchanged } from './answer-unchanged.ts';
import { keepAudit } from './audit.ts';
import type { Route } from './bind.ts';
import { callerOf } from './caller.ts';
import { openToOrigins } from './cors.ts';
import { endWithSession } from './end-with-session.ts';
import { guard } from './guard.ts';
import { keepAnswer, keepIdempotent } from './keep-idempotent.ts';
import { limitRequests } from './limit-requests.ts';
import { methodsOf, refuseOtherMethods } from './methods.ts';
import { onError } from './on-error.ts';
import { readJsonBody } from './read-body.ts';
import { giveRequestId } from './request-id.ts';
import type { RouterOptions } from './router-options.ts';
import { routes } from './routes.ts';
import type { Service } from './Service.ts';
import { uncached } from './uncached.ts';
import { WrongCredentials } from './WrongCredentials.ts';

const isCalledBySomebody = (access: Access): boolean => access !== 'public' && access !== 'webhook';

/**
 * The table of routes in an Express 5 app of ours, whose `etag` is off.
 * @param table what it answers; another one in tests
 * @param wrong counts wrong credentials, here and wherever else it is handed to
 */
export function apiRouter(
  service: Service,
  { logger = service.logger, identify }: RouterOptions = {},
  table: readonly Route[] = routes,
  wrong = new WrongCredentials(service.config.wrongCredentialsPerMinute),
): Router {
  const router = express.Router({ caseSensitive: true, strict: false });
  const methodsAt = methodsOf(table);
  router.use(
    giveRequestId,
    uncached,
    openToOrigins(service.config.corsOrigins, methodsAt),
    refuseOtherMethods(methodsAt),
  );
  for (const route of table) {
    const { id, method, path, access, takesAnyBody, creates, handle } = route;
    const admit: RequestHandler = (request, response, next) =>
      void guard(service, wrong, route, identify, request)
        .then(() =>
          isCalledBySomebody(access) ? endWithSession(service, callerOf(request), response) : undefined,
        )
        .then(() => next(), next);
    const answer: RequestHandler = (request, response, next) =>
      void handle(service, request, response).catch(next);
    const before = [
      ...announceSunset(route),
      admit,
      limitRequests(service, route),
      ...(creates === undefined ? [] : [keepAnswer]),
      keepAudit(service, route),
      ...(takesAnyBody ? [] : readJsonBody),
      ...(creates === undefined ? [] : [keepIdempotent(service, route, creates)]),
    ];
    router[method](path, ...before, ...answerUnchanged(service, id), answer);
  }
  router.use((_request, _response, next) => next(new PublicError('not_found')));
  router.use(onError(logger));
  return router;
}
