import { Agent, buildConnector, request } from 'undici';
import { faultCodeOf } from '../domain/fault-causes.ts';
import type { HookFault } from '../domain/hook-event.ts';
import { isPublicAddress, literalAddressOf } from '../domain/public-address.ts';
import { linkSignals } from '../pluggy/link-signals.ts';
import { PrivateAddress, publicLookup, type Resolve, resolveName } from './public-lookup.ts';

/** Real time. Receivers are to answer first and work afterwards; the specification names 15 to 30 s. */
const CONNECT_MS = 5_000;
const TOTAL_MS = 15_000;
/** Of a receiver's answer, which nobody looks at: read so that the receiver can end it, and thrown away. */
const MOST_ANSWER_BYTES = 4_096;
const MOST_HEADER_BYTES = 8_192;

export interface HookRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** What came of an attempt. */
export interface HookAnswer {
  /** Null: there was no answer. */
  readonly status: number | null;
  /** Null: it was taken. */
  readonly error: string | null;
  readonly retryAfter: string | undefined;
}

export interface HookSenderOptions {
  /** WEBHOOK_ALLOW_PRIVATE. */
  readonly allowPrivate: boolean;
  /** Default: the system's. */
  readonly resolve?: Resolve | undefined;
  /** Of one attempt in all. */
  readonly totalMs?: number | undefined;
}

class TimedOut extends Error {
  override readonly name = 'TimedOut';
}

function faultOf(error: unknown): string {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof PrivateAddress) return 'private_address' satisfies HookFault;
    if (cause instanceof TimedOut) return 'timed_out' satisfies HookFault;
  }
  return faultCodeOf(error) ?? 'ECONNRESET';
}

/**
 * Sends deliveries to addresses that callers of the API named, hence to public ones alone, without following redirects.
 * Each attempt has a connection of its own, so that no more are open than attempts are under way.
 */
export class HookSender {
  readonly #agent: Agent;
  readonly #totalMs: number;

  constructor({ allowPrivate, resolve = resolveName, totalMs = TOTAL_MS }: HookSenderOptions) {
    this.#totalMs = totalMs;
    const connect = buildConnector({
      timeout: CONNECT_MS,
      ...{ lookup: publicLookup(resolve, allowPrivate) },
    });
    this.#agent = new Agent({
      connect: (target, callback) => {
        // a socket looks up names alone, so an address has to be checked here
        const literal = literalAddressOf(target);
        if (literal !== undefined && !allowPrivate && !isPublicAddress(literal))
          callback(new PrivateAddress(), null);
        else connect(target, callback);
      },
      headersTimeout: totalMs,
      bodyTimeout: totalMs,
      maxHeaderSize: MOST_HEADER_BYTES,
    });
  }

  /** @throws the signal's reason, when it was broken off */
  async send({ url, headers, body }: HookRequest, signal: AbortSignal): Promise<HookAnswer> {
    const attempt = linkSignals(signal);
    const timer = setTimeout(() => attempt.abort(new TimedOut()), this.#totalMs);
    try {
      const answer = await request(url, {
        method: 'POST',
        dispatcher: this.#agent,
        headers,
        body,
        reset: true,
        signal: attempt.signal,
      });
      // what comes after the status decides nothing any more
      await answer.body.dump({ limit: MOST_ANSWER_BYTES, signal: attempt.signal }).catch(() => {});
      const { statusCode: status } = answer;
      const retryAfter = answer.headers['retry-after'];
      return {
        status,
        error: status >= 200 && status < 300 ? null : `HTTP ${status}`,
        retryAfter: typeof retryAfter === 'string' ? retryAfter : undefined,
      };
    } catch (error) {
      signal.throwIfAborted();
      return { status: null, error: faultOf(error), retryAfter: undefined };
    } finally {
      clearTimeout(timer);
      attempt.release();
    }
  }

  /** Ends every connection at once. */
  close(): Promise<void> {
    return this.#agent.destroy();
  }
}
