import type { Express } from 'express';
import { causeOf, faultCodeOf } from '../domain/fault-causes.ts';
import type { Logger } from '../domain/logger.ts';
import { bareApp } from './bare-app.ts';
import { addMetrics, type MetricsOptions } from './metrics.ts';
import { uncached } from './uncached.ts';

export interface HealthOptions {
  readonly logger: Logger;
  /** Whether this process can do its work at this moment. */
  readonly isReady: () => Promise<boolean>;
  /** Undefined: `/metrics` is not here. */
  readonly metrics?: MetricsOptions | undefined;
}

/** Alive and ready, for those who run this: no detail, no authentication; the reasons are in the log. */
export function addHealth(app: Express, { isReady, logger, metrics }: HealthOptions): void {
  if (metrics !== undefined) addMetrics(app, metrics);
  app.get('/healthz', uncached, (_request, response) => void response.json({ ok: true }));
  app.get('/readyz', uncached, (_request, response) => {
    isReady().then(
      (ok) => response.status(ok ? 200 : 503).json({ ok }),
      (error: unknown) => {
        const code = faultCodeOf(error);
        const name = error instanceof Error ? error.name : 'unknown';
        logger.warn({ error: name, code, means: causeOf(code)?.en }, 'not ready');
        response.status(503).json({ ok: false });
      },
    );
  });
}

/** All that a process answers which does not serve. */
export const createHealthApp = (options: HealthOptions): Express => bareApp((app) => addHealth(app, options));
