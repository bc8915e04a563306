export interface ApiErrorParts {
  /** HTTP status; null when no answer came at all. */
  status: number | null;
  /** The service's stable code, or `NETWORK` and `UNREADABLE` for what happens on the way. */
  code: string;
  /** A sentence for the person, already in their language; null when the answer held none. */
  detail?: string | null;
  cause?: unknown;
}

/** The one way in which a call to the service fails. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly status: number | null;
  readonly code: string;
  readonly detail: string | null;

  constructor({ status, code, detail = null, cause }: ApiErrorParts) {
    super(`${code} (${status ?? 'no answer'})`, { cause });
    this.status = status;
    this.code = code;
    this.detail = detail;
  }
}

export function isSignedOut(error: unknown): boolean {
  return error instanceof ApiError && error.status === 401;
}
