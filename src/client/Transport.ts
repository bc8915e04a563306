import { ApiError, NetworkError, TimeoutError, UnreadableError } from './ApiError.ts';
import { parseExact } from './exact-json.ts';
import type { Fetch, HttpAnswer } from './fetch.ts';
import { type ErrorClasses, toError } from './to-error.ts';
import { type QueryValues, toSearch } from './to-search.ts';

export interface TransportOptions {
  /** Where the API is: `https://example.com/api/pluggy-v2`. */
  readonly baseUrl: string;
  /**
   * An API key or a session token; a function is asked before each request. Left out: the caller is known by its cookie, in
   * a browser.
   */
  readonly token?: string | (() => string | Promise<string>);
  /** In which the service words its messages: `pt-BR` or `en`. Default: the service's own. */
  readonly language?: string;
  /** How long an answer may take. Default: 60,000 ms. Streams of events and files may last longer than that. */
  readonly timeoutMs?: number;
  /** Default: the global one. React Native's own has no streams: pass that of `expo/fetch` to follow events. */
  readonly fetch?: Fetch;
}

export interface CallOptions {
  /** Ends the call: it then throws the signal's reason. */
  readonly signal?: AbortSignal | undefined;
  /** Of operations that make something: sent again with the same key, the request is not done again. */
  readonly idempotencyKey?: string | undefined;
}

export interface ApiRequest extends CallOptions {
  readonly method: string;
  /** Below the base URL. */
  readonly path: string;
  readonly query?: QueryValues;
  /** Sent as JSON; undefined: there is none. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const TIMEOUT_MS = 60_000;

/** Sends requests, and tells answers from errors; knows no operation. */
export class Transport {
  readonly #options: TransportOptions;
  readonly #classes: ErrorClasses;

  /** @param classes of refusals, by their codes; a refusal of another code is an ApiError */
  constructor(options: TransportOptions, classes: ErrorClasses = {}) {
    this.#options = options;
    this.#classes = classes;
  }

  /**
   * The answer's value, amounts as decimal strings; undefined: it has no body.
   * @param counts members that are counts here: see parseExact
   * @throws {ApiError}
   */
  async json(request: ApiRequest, counts?: readonly string[]): Promise<unknown> {
    return this.#call(request, async (answer, letGo) => {
      const text = await answer.text();
      letGo();
      try {
        return text === '' ? undefined : parseExact(text, counts);
      } catch (cause) {
        throw new UnreadableError(answer.status, cause);
      }
    });
  }

  /** The answer itself, once its head is there; the signal ends its body too. @throws {ApiError} */
  async open(request: ApiRequest): Promise<HttpAnswer> {
    return this.#call(request, async (answer) => answer);
  }

  async #call<T>(
    request: ApiRequest,
    read: (answer: HttpAnswer, letGo: () => void) => Promise<T>,
  ): Promise<T> {
    const { signal } = request;
    const headers = await this.#headersOf(request);
    const ended = new AbortController();
    let isLate = false;
    const stop = (): void => ended.abort(signal?.reason);
    const letGo = (): void => signal?.removeEventListener('abort', stop);
    signal?.addEventListener('abort', stop);
    if (signal?.aborted) stop();
    const timer = setTimeout(() => {
      isLate = true;
      ended.abort();
    }, this.#options.timeoutMs ?? TIMEOUT_MS);
    try {
      const answer = await this.#send(request, headers, ended.signal);
      if (!answer.ok) throw toError(answer, await answer.text(), this.#classes);
      return await read(answer, letGo);
    } catch (error) {
      letGo();
      if (error instanceof ApiError) throw error;
      if (signal?.aborted) throw signal.reason ?? error;
      throw isLate ? new TimeoutError(error) : new NetworkError(error);
    } finally {
      clearTimeout(timer);
    }
  }

  async #headersOf({ body, idempotencyKey, headers }: ApiRequest): Promise<Record<string, string>> {
    const { token, language } = this.#options;
    const bearer = typeof token === 'function' ? await token() : token;
    return {
      accept: 'application/json',
      ...(language !== undefined && { 'accept-language': language }),
      ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      ...headers,
    };
  }

  #send(
    { method, path, query, body }: ApiRequest,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<HttpAnswer> {
    const { baseUrl, fetch: send = globalThis.fetch as Fetch } = this.#options;
    const url = baseUrl.replace(/\/$/, '') + path + toSearch(query ?? {});
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    return send(url, { method: method.toUpperCase(), headers, signal, ...sent });
  }
}
