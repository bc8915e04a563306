import express, { type Router } from 'express';
import { PublicError } from '../domain/errors.ts';
import { type Logger, silentLogger } from '../domain/logger.ts';
import { PluggyV2 } from '../services/PluggyV2.ts';
import { guard } from './guard.ts';
import { onError } from './on-error.ts';
import { routes } from './routes.ts';

/** Requests of this API are a few fields; events of Pluggy name up to some thousand ids. */
const MAX_BODY = '64kb';
const MAX_WEBHOOK_BODY = '2mb';

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
  const readJson = express.json({ limit: MAX_BODY });
  const readRaw = express.raw({ limit: MAX_WEBHOOK_BODY, type: () => true });
  for (const { method, path, access, handle } of routes) {
    router[method](
      path,
      (request, _response, next) => guard(pluggy, access, request).then(() => next(), next),
      access === 'webhook' ? readRaw : readJson,
      (request, response, next) => {
        response.setHeader('Cache-Control', 'no-store');
        handle(pluggy, request, response).catch(next);
      },
    );
  }
  router.use((_request, _response, next) => next(new PublicError('not_found')));
  router.use(onError(logger));
  return router;
}
