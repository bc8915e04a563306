import { CodedError, type ErrorCode } from '../domain/errors.ts';

export type HttpMethod = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** What an error says about its request: never the query, the body or a header. */
export interface RequestLine {
  readonly method: HttpMethod;
  readonly path: string;
}

/** Everything that this client throws, except the reason of a caller's own abort signal. */
export abstract class PluggyError extends CodedError {
  readonly problem: ErrorCode = 'pluggy_unavailable';
}

/** The client was closed before or during the call. */
export class PluggyClosedError extends PluggyError {
  override readonly name = 'PluggyClosedError';
  constructor() {
    super('The client for Pluggy is closed');
  }
}

abstract class PluggyCallError extends PluggyError {
  readonly request: RequestLine;

  constructor(request: RequestLine, what: string, options?: ErrorOptions) {
    super(`${request.method} ${request.path}: ${what}`, options);
    this.request = request;
  }
}

export interface Refusal {
  readonly status: number;
  /** Pluggy's stable code, such as `ITEM_NOT_FOUND`; many answers have none. */
  readonly codeDescription: string | undefined;
  /** Pluggy's own id of the incident, to quote to its support. */
  readonly errorId: string | undefined;
  /** How long Pluggy asked to wait; undefined when it did not. */
  readonly retryAfterMs: number | undefined;
}

function describe({ status, codeDescription }: Refusal): string {
  return codeDescription === undefined ? `status ${status}` : `status ${status} ${codeDescription}`;
}

const TOO_MANY_REQUESTS = 429;

function problemOf({ status }: Refusal): ErrorCode {
  if (status === TOO_MANY_REQUESTS) return 'pluggy_rate_limited';
  return status >= 500 ? 'pluggy_unavailable' : 'pluggy_unexpected';
}

/** Pluggy answered, and the answer is a refusal or a failure: any status that is not 2xx. */
export class PluggyResponseError extends PluggyCallError implements Refusal {
  override readonly name = 'PluggyResponseError';
  override readonly problem: ErrorCode;
  readonly status: number;
  readonly codeDescription: string | undefined;
  readonly errorId: string | undefined;
  readonly retryAfterMs: number | undefined;
  // Private, so that no logger serializes it: the body may repeat what a person typed.
  readonly #answer: unknown;

  constructor(request: RequestLine, refusal: Refusal, answer: unknown) {
    super(request, describe(refusal));
    this.problem = problemOf(refusal);
    this.status = refusal.status;
    this.codeDescription = refusal.codeDescription;
    this.errorId = refusal.errorId;
    this.retryAfterMs = refusal.retryAfterMs;
    this.#answer = answer;
  }

  /** The parsed error body, for a caller who knows which field to look for. Not for logs. */
  answer(): unknown {
    return this.#answer;
  }
}

/** Pluggy did not accept the application's credentials: nothing will work until somebody changes them. */
export class PluggyCredentialsError extends PluggyCallError {
  override readonly name = 'PluggyCredentialsError';
  override readonly problem = 'pluggy_credentials_refused';
  readonly status: number;
  readonly codeDescription: string | undefined;

  constructor(request: RequestLine, refusal: Refusal) {
    super(request, `the credentials were refused with ${describe(refusal)}`);
    this.status = refusal.status;
    this.codeDescription = refusal.codeDescription;
  }
}

/** No usable answer: the connection failed, broke, or carried something that is no answer. */
export class PluggyNetworkError extends PluggyCallError {
  override readonly name: string = 'PluggyNetworkError';
  /** False only when the request surely never reached Pluggy. */
  readonly requestSent: boolean;
  /** What the system or the HTTP client calls it, such as ENOTFOUND; undefined: they said nothing. */
  readonly code: string | undefined;

  constructor(
    request: RequestLine,
    what: string,
    options: { requestSent: boolean; code?: string | undefined; cause?: Error },
  ) {
    super(request, what, options.cause === undefined ? {} : { cause: options.cause });
    this.requestSent = options.requestSent;
    this.code = options.code;
  }
}

/** A 2xx whose body is cut short, is not JSON, or lacks what every such answer has. */
export class PluggyInvalidAnswerError extends PluggyNetworkError {
  override readonly name = 'PluggyInvalidAnswerError';
  constructor(request: RequestLine, what: string) {
    super(request, what, { requestSent: true });
  }
}

export type TimeoutPhase = 'connect' | 'headers' | 'body' | 'total';

/** Pluggy took longer than one of the limits in `Timeouts`. */
export class PluggyTimeoutError extends PluggyCallError {
  override readonly name = 'PluggyTimeoutError';
  readonly code = 'ETIMEDOUT';
  readonly phase: TimeoutPhase;

  constructor(request: RequestLine, phase: TimeoutPhase) {
    super(request, `timed out (${phase})`);
    this.phase = phase;
  }
}

/** The answer is longer than this client is willing to hold in memory. */
export class PluggyAnswerTooLargeError extends PluggyCallError {
  override readonly name = 'PluggyAnswerTooLargeError';
  override readonly problem = 'pluggy_unexpected';
  constructor(request: RequestLine, maxBytes: number) {
    super(request, `the answer is larger than ${maxBytes} bytes`);
  }
}

/** The answer nests lists and objects deeper than anything that Pluggy has. */
export class PluggyAnswerTooDeepError extends PluggyCallError {
  override readonly name = 'PluggyAnswerTooDeepError';
  override readonly problem = 'pluggy_unexpected';
  constructor(request: RequestLine) {
    super(request, 'the answer is nested too deep');
  }
}

/** A page points to a next page in a way that cannot be followed. To stop there would lose rows in silence. */
export class PluggyCursorError extends PluggyCallError {
  override readonly name = 'PluggyCursorError';
}

/**
 * The call was not sent. `limit`: the endpoint's calls are used up for now, by this service's own count or by a 429;
 * `failing`: it failed several times in a row and is left alone for a while.
 */
export class PluggyPausedError extends PluggyCallError {
  override readonly name = 'PluggyPausedError';
  override readonly problem: ErrorCode;
  readonly why: 'limit' | 'failing';
  /** The operation without its ids; `*` when Pluggy as a whole cannot be reached. */
  readonly endpoint: string;
  readonly retryAfterMs: number;

  constructor(
    request: RequestLine,
    pause: { why: 'limit' | 'failing'; endpoint: string; retryAfterMs: number; cause?: unknown },
  ) {
    const what = pause.why === 'limit' ? 'its limit is used up' : 'it keeps failing';
    super(request, `not sent, ${what}`, pause.cause === undefined ? {} : { cause: pause.cause });
    this.problem = pause.why === 'limit' ? 'pluggy_rate_limited' : 'pluggy_paused';
    this.why = pause.why;
    this.endpoint = pause.endpoint;
    this.retryAfterMs = pause.retryAfterMs;
  }
}
