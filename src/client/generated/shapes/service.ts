// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

/** Every link of the chain, and which one fails. */
export interface ChainReport {
  /** Every check is; webhooks do not count with a BASE_URL that Pluggy cannot reach. */
  readonly ok: boolean;
  readonly mode: 'sandbox' | 'live';
  readonly pluggyApiUrl: string;
  /** What the process does that answered; empty: it only uses the library. */
  readonly roles: readonly ('serve' | 'work')[];
  readonly checks: readonly {
    readonly name: string;
    readonly ok: boolean;
    /** What is fine, or what is wrong and what to do; in the caller's language. */
    readonly detail: string;
  }[];
}

/** With which one person connects one bank in the widget, within 30 minutes. */
export interface ConnectToken {
  readonly connectToken: string;
  readonly expiresAt: string;
  readonly userId: string;
  readonly includeSandbox: boolean;
}

/** A repeated answer (`Idempotency-Key`) is without the token. */
export interface NewSession {
  readonly sessionToken?: string;
  readonly sessionId: string;
  readonly expiresAt: string;
}

/** An error: RFC 9457. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  /** Stable, for programs: docs/errors.md. */
  readonly code: string;
  /** What happened and what to do, in the language that `Accept-Language` asks for. */
  readonly detail: string;
  /** The field that is to blame. */
  readonly field?: string;
  /** Everything that is wrong with the request. */
  readonly errors?: readonly {
    readonly code: string;
    readonly field?: string;
    readonly detail: string;
  }[];
  /** Stands in the log beside the cause. */
  readonly instance: string;
}

/** Whose session it is, and what a page needs to open the widget. */
export interface Session {
  readonly userId: string;
  readonly expiresAt: string;
  readonly mode: 'sandbox' | 'live';
  /** Where the widget is; null leaves it to Pluggy's package, which knows the real one. */
  readonly widgetUrl: string | null;
  readonly includeSandbox: boolean;
}
