import type { IncomingMessage, ServerResponse } from 'node:http';
import express from 'express';
import { lazyPartsOf, PluggyV2 } from '../services/PluggyV2.ts';
import { apiRouter } from './api-router.ts';
import { stripMountPath } from './host-request.ts';
import type { RouterOptions } from './router-options.ts';

export type { RouterOptions } from './router-options.ts';

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
  options: RouterOptions = {},
): PluggyV2Handler {
  const service = lazyPartsOf(pluggy);
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag'); // with no-store there is nothing to compare
  app.set('trust proxy', service.config.trustProxy);
  app.use(apiRouter(service, options));
  return (request, response) => {
    stripMountPath(request);
    app(request as express.Request, response as express.Response);
  };
}
