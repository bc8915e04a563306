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

/** Node's server, which ends requests that do not come to their end within 30 seconds; answers may take longer. */
export function createHttpServer(app: RequestListener, timeouts: ServerTimeouts = TIMEOUTS): Server {
  const { headersMs, requestMs, lookEveryMs } = timeouts;
  const limits = { headersTimeout: headersMs, requestTimeout: requestMs };
  // Node's own highWaterMark stays: it also says how much of a body lies here that nobody reads
  return createServer({ ...limits, connectionsCheckingInterval: lookEveryMs }, app);
}
