/** One thing that is wrong with a request. */
export interface FieldError {
  readonly code: string;
  readonly field?: string;
  /** In the caller's language. */
  readonly detail: string;
}

export interface ApiErrorParts<Code extends string = string> {
  readonly code: Code;
  readonly status: number | null;
  readonly title?: string | null;
  readonly detail?: string | null;
  readonly field?: string | null;
  readonly errors?: readonly FieldError[];
  readonly requestId?: string | null;
  readonly retryAfterS?: number | null;
  readonly cause?: unknown;
}

/**
 * The one way in which a call fails. A code of this package's version has a class of its own, such as `ItemNotFoundError`; a
 * code that a later service added comes as this one.
 */
export class ApiError<Code extends string = string> extends Error {
  /** Stable, for programs: docs/errors.md; `network`, `unreadable` and `http` for what happens on the way. */
  readonly code: Code;
  /** Of HTTP; null: no answer came. */
  readonly status: number | null;
  /** What happened, in the language that was asked for; null: the answer held no problem document. */
  readonly title: string | null;
  /** Why, and what to do now, in the same language. */
  readonly detail: string | null;
  /** The field that is to blame; null: none. */
  readonly field: string | null;
  /** Everything that is wrong with the request; empty: the error is not of that kind. */
  readonly errors: readonly FieldError[];
  /** With which the service's log finds the request. */
  readonly requestId: string | null;
  /** In how many seconds another try may succeed (`Retry-After`); null: the service does not say. */
  readonly retryAfterS: number | null;

  constructor(parts: ApiErrorParts<Code>) {
    const { code, status, title = null, detail = null, field = null, errors = [], cause } = parts;
    super(`${code} (${status ?? 'no answer'})`, { cause });
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.field = field;
    this.errors = errors;
    this.requestId = parts.requestId ?? null;
    this.retryAfterS = parts.retryAfterS ?? null;
  }
}

/** No answer came, or it broke off. */
export class NetworkError extends ApiError<'network'> {
  constructor(cause: unknown) {
    super({ code: 'network', status: null, cause });
  }
}

/** No answer came within the time that the client gives it. */
export class TimeoutError extends ApiError<'timeout'> {
  constructor(cause: unknown) {
    super({ code: 'timeout', status: null, cause });
  }
}

/** The answer is no JSON. */
export class UnreadableError extends ApiError<'unreadable'> {
  constructor(status: number, cause: unknown) {
    super({ code: 'unreadable', status, cause });
  }
}

/** A refusal that is no problem document: something between the client and the service answered. */
export class HttpError extends ApiError<'http'> {}
