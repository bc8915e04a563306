import { setMaxListeners } from 'node:events';
import type { Clock } from '../domain/clock.ts';
import type { Logger } from '../domain/logger.ts';
import { ApiKeySource } from './ApiKeySource.ts';
import { authentication, toCredentialsError } from './authentication.ts';
import type { Call } from './Call.ts';
import type { CallGate } from './CallGate.ts';
import { outcomeOf } from './call-outcome.ts';
import { endpointOf } from './endpoint-of.ts';
import { linkSignals } from './link-signals.ts';
import { logFields } from './log-fields.ts';
import { type HttpMethod, PluggyClosedError, PluggyPausedError, type RequestLine } from './pluggy-errors.ts';
import { defaultRetryPolicy, RetryBudget, type RetryPolicy } from './RetryBudget.ts';
import { queryString } from './request-target.ts';
import { isKeyRefusal, responseError } from './response-error.ts';
import type { Transport } from './Transport.ts';

export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /**
   * No attempt begins later than this many milliseconds after the call began. Somebody who waits at a screen
   * has less patience than the default, which is made for background work.
   */
  readonly patienceMs?: number | undefined;
  /** True: goes before the work in the background where calls are limited. */
  readonly somebodyWaits?: boolean | undefined;
  /** True: waits for a short pause of its endpoint to end, where others fail at once. */
  readonly outlastsPauses?: boolean | undefined;
}

export interface RequesterDeps {
  readonly transport: Transport;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** From 0 up to 1, for the jitter of pauses. */
  readonly random: () => number;
  readonly retry?: Partial<RetryPolicy> | undefined;
  readonly gate: CallGate;
}

/** What all attempts of one call share. */
interface Attempts {
  readonly budget: RetryBudget;
  readonly somebodyWaits: boolean;
  readonly evenIfPaused: boolean;
  readonly signal: AbortSignal;
}

const IDEMPOTENT: ReadonlySet<HttpMethod> = new Set(['GET', 'DELETE']);

/** Authentication waits less than its callers do: they can repeat, and it holds up all of them. */
const AUTHENTICATION_PATIENCE_MS = 30_000;

/** Does calls: with the API key, repeated where that is safe, and ended when the client is closed. */
export class Requester {
  readonly #deps: RequesterDeps;
  readonly #keys: ApiKeySource;
  readonly #closing = new AbortController();

  constructor(deps: RequesterDeps) {
    this.#deps = deps;
    this.#keys = new ApiKeySource({
      authenticate: () => this.#authenticate(),
      clock: deps.clock,
      logger: deps.logger,
    });
    // Every call in flight listens to it; Node would otherwise warn of a leak at the eleventh.
    setMaxListeners(0, this.#closing.signal);
  }

  /** @throws one of the classes in `pluggy-errors.ts`, or the reason of `options.signal` */
  async run<T>(call: Call<T>, options: CallOptions = {}): Promise<T> {
    const { signal, release } = linkSignals(this.#closing.signal, options.signal);
    try {
      signal.throwIfAborted();
      const budget = this.#budget(call, options);
      const attempts = { budget, somebodyWaits: options.somebodyWaits ?? false, evenIfPaused: false, signal };
      const key = await this.#keys.get(signal);
      try {
        return await this.#repeat(call, key, attempts);
      } catch (error) {
        if (!isKeyRefusal(error)) throw error;
        return await this.#repeat(call, await this.#keys.replace(key, signal), attempts);
      }
    } finally {
      release();
    }
  }

  /**
   * Authenticates now, whatever key is held. While calls are paused because they fail, it is tried once all the same:
   * whoever asks wants to know how it stands now, and an answer ends the pause.
   */
  async authenticate(options: CallOptions = {}): Promise<void> {
    const { signal, release } = linkSignals(this.#closing.signal, options.signal);
    try {
      signal.throwIfAborted();
      await this.#keys.renew(signal).catch((error: unknown) => {
        if (!(error instanceof PluggyPausedError) || error.why !== 'failing') throw error;
        return this.#tryOnce(options, signal);
      });
    } finally {
      release();
    }
  }

  async #tryOnce(options: CallOptions, signal: AbortSignal): Promise<void> {
    const call = authentication(this.#deps.clientId, this.#deps.clientSecret);
    const budget = this.#budget(call, { patienceMs: options.patienceMs });
    try {
      await this.#attempt(call, undefined, { budget, somebodyWaits: true, evenIfPaused: true, signal });
    } catch (error) {
      // what went wrong at this try, and not that calls are paused, which is known
      const isPaused = error instanceof PluggyPausedError && error.cause !== undefined;
      throw toCredentialsError(isPaused ? error.cause : error);
    }
  }

  async close(): Promise<void> {
    this.#closing.abort(new PluggyClosedError());
    await this.#deps.transport.close();
  }

  async #authenticate(): Promise<string> {
    const call = authentication(this.#deps.clientId, this.#deps.clientSecret);
    const budget = this.#budget(call, { patienceMs: AUTHENTICATION_PATIENCE_MS });
    try {
      // everybody waits for it, people included
      const attempts = {
        budget,
        somebodyWaits: true,
        evenIfPaused: false,
        signal: this.#closing.signal,
      };
      return await this.#repeat(call, undefined, attempts);
    } catch (error) {
      throw toCredentialsError(error);
    }
  }

  #budget(call: Call<unknown>, { patienceMs, outlastsPauses = false }: CallOptions): RetryBudget {
    const { clock, random, retry } = this.#deps;
    const policy = { ...defaultRetryPolicy, ...retry };
    const patient = patienceMs === undefined ? policy : { ...policy, patienceMs };
    return new RetryBudget({
      policy: patient,
      clock,
      random,
      repeatable: call.repeatable ?? IDEMPOTENT.has(call.method),
      outlastsPauses,
    });
  }

  async #repeat<T>(call: Call<T>, key: string | undefined, attempts: Attempts): Promise<T> {
    const { budget, signal } = attempts;
    for (;;) {
      try {
        return await this.#attempt(call, key, attempts);
      } catch (error) {
        signal.throwIfAborted();
        const pauseMs = budget.pauseAfter(error);
        if (pauseMs === undefined) throw error;
        this.#deps.logger.warn(
          { ...logFields(error), pauseMs },
          'a call to Pluggy failed and will be repeated',
        );
        await this.#deps.clock.sleep(pauseMs, signal);
      }
    }
  }

  /** Sends the call once the gate lets it through, and tells the gate what came of it. */
  async #attempt<T>(call: Call<T>, key: string | undefined, attempts: Attempts): Promise<T> {
    const { budget, somebodyWaits, evenIfPaused, signal } = attempts;
    const request: RequestLine = { method: call.method, path: call.path };
    const endpoint = endpointOf(request);
    const patienceMs = budget.patienceLeftMs;
    const pass = await this.#deps.gate.enter({
      request,
      endpoint,
      somebodyWaits,
      evenIfPaused,
      patienceMs,
      signal,
    });
    try {
      const result = await this.#once(call, key, signal);
      await pass.leave({ kind: 'answered' });
      return result;
    } catch (error) {
      const pause = await pass.leave(signal.aborted ? { kind: 'abandoned' } : outcomeOf(error));
      if (pause !== undefined)
        throw new PluggyPausedError(request, { why: 'failing', ...pause, cause: error });
      throw error;
    }
  }

  async #once<T>(call: Call<T>, key: string | undefined, signal: AbortSignal): Promise<T> {
    const line: RequestLine = { method: call.method, path: call.path };
    const body = call.body === undefined ? undefined : JSON.stringify(call.body);
    const headers = {
      accept: 'application/json',
      'user-agent': 'pluggy-open-finance',
      ...(key === undefined ? {} : { 'x-api-key': key }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    };
    const answer = await this.#deps.transport.send(
      { line, query: queryString(call.query ?? {}), headers, body },
      signal,
    );
    if (answer.status < 200 || answer.status > 299) throw responseError(line, answer, this.#deps.clock.now());
    return call.read(answer, line);
  }
}
