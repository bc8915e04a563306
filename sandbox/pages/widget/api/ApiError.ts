import type { ApiErrorBody } from './types.ts';

/** Any way in which a call to the API can fail. `status` 0: there was no answer at all. */
export class ApiError extends Error {
  readonly status: number;
  readonly body: ApiErrorBody;

  constructor(status: number, body: ApiErrorBody) {
    super(body.codeDescription ?? body.message ?? `HTTP ${status}`);
    this.name = 'ApiError';
    this.status = status;
    this.body = body;
  }

  /** The documented code, or a name of our own for what has none. */
  get code(): string {
    if (this.body.codeDescription) return this.body.codeDescription;
    if (this.status === 0) return 'NETWORK';
    if (this.status === 401 || this.status === 403) return 'TOKEN_REFUSED';
    return `HTTP_${this.status}`;
  }

  /** Worth asking again with the same question: no answer, too many requests, or the server's own fault. */
  get transient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}
