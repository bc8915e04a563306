import { parseInteger } from './parsers.ts';
import type { Reader } from './Reader.ts';

/** Where Prometheus reads `/metrics`: on a port of its own, or on PORT with a token; without both it is not served. */
export interface MetricsConfig {
  readonly port: number | undefined;
  readonly token: string | undefined;
}

export const readMetrics = (read: Reader): MetricsConfig => ({
  port: read.value('METRICS_PORT', parseInteger(1, 65_535), 'a port number from 1 to 65535'),
  token: read.text('METRICS_TOKEN'),
});
