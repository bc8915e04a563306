import { createHash, timingSafeEqual } from 'node:crypto';
import type { Express, Request } from 'express';
import { faultCodeOf } from '../domain/fault-causes.ts';
import type { Logger } from '../domain/logger.ts';
import { bareApp } from './bare-app.ts';
import { uncached } from './uncached.ts';

export interface MetricsOptions {
  readonly logger: Logger;
  /** Who asks has to send it as a Bearer token; undefined: anybody who reaches the port may ask. */
  readonly token: string | undefined;
  /** The numbers in Prometheus' text format. */
  readonly read: () => Promise<string>;
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

const isAllowed = ({ headers }: Request, token: string | undefined): boolean =>
  token === undefined || timingSafeEqual(digest(headers.authorization ?? ''), digest(`Bearer ${token}`));

/** Numbers about the service, for Prometheus and its like. */
export function addMetrics(app: Express, { logger, token, read }: MetricsOptions): void {
  app.get('/metrics', uncached, (request, response) => {
    if (!isAllowed(request, token)) {
      response.status(401).setHeader('WWW-Authenticate', 'Bearer').json({ ok: false });
      return;
    }
    read().then(
      (text) => response.type('text/plain; version=0.0.4; charset=utf-8').send(text),
      (error: unknown) => {
        logger.warn({ code: faultCodeOf(error) }, 'the metrics could not be read');
        response.status(503).json({ ok: false });
      },
    );
  });
}

/** All that METRICS_PORT answers. */
export const createMetricsApp = (options: MetricsOptions): Express =>
  bareApp((app) => addMetrics(app, options));
