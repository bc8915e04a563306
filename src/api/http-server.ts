import { createServer, type RequestListener, type Server } from 'node:http';

export interface ServerTimeouts {
  /** From the first byte of a request to the end of its headers. */
  readonly headersMs: number;
  /** From the first byte of a request to the last of its body, whether or not somebody reads it. */
  readonly requestMs: number;
  /** How often late requests are looked for; comes on top. */
  readonly lookEveryMs: number;
}

/** The largest body has 8 MiB; a caller who needs longer for it holds a connection for nothing. */
const TIMEOUTS: ServerTimeouts = { headersMs: 15_000, requestMs: 25_000, lookEveryMs: 2_000 };

/**
 * How much of an answer may lie here before its writer waits for the caller. With Node's own 16 kB a long answer stops at every
 * piece; with this much the next rows are made ready while the caller takes the last ones.
 */
const MOST_UNTAKEN_BYTES = 512 * 1_024;

/** Node's server, which ends requests that do not come to their end within 30 seconds; answers may take longer. */
export function createHttpServer(app: RequestListener, timeouts: ServerTimeouts = TIMEOUTS): Server {
  const { headersMs, requestMs, lookEveryMs } = timeouts;
  const limits = { headersTimeout: headersMs, requestTimeout: requestMs };
  const options = { connectionsCheckingInterval: lookEveryMs, highWaterMark: MOST_UNTAKEN_BYTES };
  return createServer({ ...limits, ...options }, app);
}
