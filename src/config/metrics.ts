import { parseInteger, parseToken } from './parsers.ts';
import type { Reader } from './Reader.ts';

/** Where Prometheus reads `/metrics`: on a port of its own, or on PORT with a token; without both it is not served. */
export interface MetricsConfig {
  readonly port: number | undefined;
  readonly token: string | undefined;
}

/** @param taken the ports that this service and its sandbox listen on, by the name of their setting */
export function readMetrics(read: Reader, taken: Readonly<Record<string, number>>): MetricsConfig {
  const port = read.value('METRICS_PORT', parseInteger(1, 65_535), 'a port number from 1 to 65535');
  for (const [name, other] of Object.entries(taken))
    if (port === other) read.problems.push(`METRICS_PORT must differ from ${name}, which is ${other}`);
  const token = read.value('METRICS_TOKEN', parseToken, 'visible characters of ASCII without blanks');
  return { port, token };
}
