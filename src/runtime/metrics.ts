import { createMetricsApp, type MetricsOptions } from '../api/metrics.ts';
import type { Config } from '../config.ts';
import type { Logger } from '../domain/logger.ts';
import { describeMetrics } from '../features/admin/metrics.ts';
import type { LazyParts } from './LazyParts.ts';
import { startServer } from './start-server.ts';

/** How `/metrics` is answered. */
const answering = (config: Config, lazy: LazyParts, logger: Logger): MetricsOptions => ({
  logger,
  token: config.metrics.token,
  read: async () => describeMetrics(await lazy.ready()),
});

/** Of PORT: undefined, where nobody asked for metrics, or has them on a port of their own. */
export function metricsBeside(config: Config, lazy: LazyParts, logger: Logger): MetricsOptions | undefined {
  const { port, token } = config.metrics;
  return port === undefined && token !== undefined ? answering(config, lazy, logger) : undefined;
}

/** Listens on METRICS_PORT. @returns how to stop; undefined: there is no such port */
export async function startMetrics(
  config: Config,
  lazy: LazyParts,
  logger: Logger,
): Promise<(() => Promise<void>) | undefined> {
  const { port } = config.metrics;
  if (port === undefined) return undefined;
  const { clock } = await lazy.ready();
  return startServer(createMetricsApp(answering(config, lazy, logger)), { host: config.host, port }, clock);
}
