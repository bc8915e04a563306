import { Pool } from 'undici';
import { ReusedMemory } from '../domain/ReusedMemory.ts';
import { Exchange, type WholeAnswer } from './Exchange.ts';
import { frugalConnector, MAX_HEADER_BYTES } from './frugal-connector.ts';
import { PluggyTimeoutError, type RequestLine } from './pluggy-errors.ts';
import { fromTransportFault } from './transport-fault.ts';

/** Milliseconds of real time. */
export interface Timeouts {
  /** TCP and TLS handshake. */
  readonly connectMs: number;
  /** From the sent request to the answer's headers. */
  readonly headersMs: number;
  /** Silence between two pieces of a body. */
  readonly bodyMs: number;
  /** One attempt as a whole, so that a body that drips in for ever ends too. */
  readonly totalMs: number;
}

/**
 * Connecting to São Paulo takes well under a second from anywhere; 30 s for an answer is what the official SDK
 * waits; a body of one page is ready before its headers are sent, hence a pause of 15 s inside it means a dead
 * connection.
 */
export const defaultTimeouts: Timeouts = {
  connectMs: 5_000,
  headersMs: 30_000,
  bodyMs: 15_000,
  totalMs: 60_000,
};

/** A page of 500 transactions has about 300 KB, the list of connectors about 1 MB; the rest is headroom. */
const MAX_ANSWER_BYTES = 16 * 1024 * 1024;

/** Pluggy allows 360 calls a minute to an endpoint: 16 connections reach that with answers that take 2 s. */
const MAX_CONNECTIONS = 16;

/** What the syncs of a few items side by side hold in flight; about 4 MB. */
const MAX_KEPT_BODIES = 8;

export interface TransportRequest {
  readonly line: RequestLine;
  /** `?a=b`, encoded, or empty. */
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

export interface TransportAnswer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly body: Buffer;
  /** Whether HTTP itself says where the body ends. Without it a cut body looks like a whole one. */
  readonly hasKnownEnd: boolean;
  /** Gives the memory of the body back; whoever calls it looks at the body no more, and calls it once. */
  readonly release: () => void;
}

export interface TransportOptions {
  readonly baseUrl: string;
  readonly timeouts?: Partial<Timeouts> | undefined;
  readonly maxAnswerBytes?: number | undefined;
}

/**
 * Sends one request and reads the whole answer, whatever its status. The pool is bound to the origin of
 * `baseUrl` and follows no redirect, so nothing that an answer says can send a credential elsewhere.
 */
export class Transport {
  readonly #pool: Pool;
  readonly #basePath: string;
  readonly #timeouts: Timeouts;
  readonly #maxBytes: number;
  readonly #memory = new ReusedMemory(MAX_KEPT_BODIES);

  constructor(options: TransportOptions) {
    const url = new URL(options.baseUrl);
    this.#basePath = url.pathname.replace(/\/+$/, '');
    this.#timeouts = { ...defaultTimeouts, ...options.timeouts };
    this.#maxBytes = options.maxAnswerBytes ?? MAX_ANSWER_BYTES;
    this.#pool = new Pool(url.origin, {
      connections: MAX_CONNECTIONS,
      connect: frugalConnector({ timeout: this.#timeouts.connectMs }),
      headersTimeout: this.#timeouts.headersMs,
      bodyTimeout: this.#timeouts.bodyMs,
      maxResponseSize: this.#maxBytes,
      maxHeaderSize: MAX_HEADER_BYTES,
    });
  }

  /** @throws PluggyNetworkError, PluggyTimeoutError, PluggyAnswerTooLargeError, PluggyClosedError, or the signal's reason */
  async send(request: TransportRequest, signal: AbortSignal): Promise<TransportAnswer> {
    signal.throwIfAborted();
    const exchange = new Exchange(this.#memory, this.#maxBytes);
    const onAbort = (): void => exchange.end(signal.reason);
    signal.addEventListener('abort', onAbort);
    const timer = setTimeout(
      () => exchange.end(new PluggyTimeoutError(request.line, 'total')),
      this.#timeouts.totalMs,
    );
    try {
      const { line, query, headers, body = null } = request;
      const path = this.#basePath + line.path + query;
      this.#pool.dispatch({ method: line.method, path, headers: { ...headers }, body }, exchange);
      return this.#told(await exchange.answer);
    } catch (fault) {
      if (exchange.ended !== undefined) throw exchange.ended.reason;
      throw fromTransportFault(fault, request.line, this.#maxBytes);
    } finally {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
    }
  }

  /** Ends every connection at once, also those in use. */
  close(): Promise<void> {
    return this.#pool.destroy();
  }

  #told({ status, headers, body }: WholeAnswer): TransportAnswer {
    const retryAfter = headers['retry-after'];
    return {
      status,
      retryAfter: typeof retryAfter === 'string' ? retryAfter : undefined,
      body: body.body,
      hasKnownEnd: 'content-length' in headers || 'transfer-encoding' in headers,
      release: () => body.release(),
    };
  }
}
