import type { ErrorBody } from './pluggy-types.ts';

/** Any way in which a call can fail. `status` 0: there was no answer at all. */
export class PluggyCallError extends Error {
  readonly status: number;
  readonly body: ErrorBody;

  constructor(status: number, body: ErrorBody) {
    super(body.codeDescription ?? `HTTP ${status}`);
    this.name = 'PluggyCallError';
    this.status = status;
    this.body = body;
  }

  /** Pluggy's code, or a name of ours for what has none. */
  get code(): string {
    // A 403 with a code is a refusal; a 401 is about the token whatever its code says.
    if (this.status === 401) return 'TOKEN_EXPIRED';
    if (this.body.codeDescription) return this.body.codeDescription;
    if (this.status === 0) return 'NETWORK';
    if (this.status === 403) return 'TOKEN_EXPIRED';
    if (this.status === 429) return 'TOO_MANY_REQUESTS';
    return this.status >= 500 ? 'PLUGGY_DOWN' : 'OTHER';
  }

  /** The same question may be answered later: no answer, too many requests, or a fault of the server. */
  get isTransient(): boolean {
    return this.status === 0 || this.status === 429 || this.status >= 500;
  }
}
