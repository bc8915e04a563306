// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

/** Every link of the chain, and which one fails. */
export interface ChainReport {
  /**
   * Every check is; webhooks do not count with a BASE_URL that Pluggy cannot reach, nor a replica, in whose place the primary
   * answers.
   */
  readonly ok: boolean;
  /** Whether Pluggy is the local sandbox or the real one. */
  readonly mode: 'sandbox' | 'live';
  /** Where Pluggy is called. */
  readonly pluggyApiUrl: string;
  /** What the process does that answered; empty: it only uses the library. */
  readonly roles: readonly ('serve' | 'work')[];
  /** Each link of the chain. */
  readonly checks: readonly {
    /** Stable, for programs. */
    readonly name: string;
    /** Whether the link is fine. */
    readonly ok: boolean;
    /** What is fine, or what is wrong and what to do; in the caller's language. */
    readonly detail: string;
  }[];
}

/** With which one person connects one bank in the widget, within 30 minutes. */
export interface ConnectToken {
  /** Goes to the widget, as it is. */
  readonly connectToken: string;
  /** When it ends, in UTC: 30 minutes after it was made. */
  readonly expiresAt: string;
  /** Whom the connection will belong to. */
  readonly userId: string;
  /** What was asked for: whether the widget shows the banks of the sandbox. */
  readonly includeSandbox: boolean;
}

/** A repeated answer (`Idempotency-Key`) is without the token. */
export interface NewSession {
  /**
   * Goes into `Authorization: Bearer …`, or is exchanged for a cookie. A repeated answer (`Idempotency-Key`) is
   * without it.
   */
  readonly sessionToken?: string;
  /** With which `DELETE /session/:sessionId` ends it. */
  readonly sessionId: string;
  /** When it ends by itself, in UTC. */
  readonly expiresAt: string;
}

/** An error: RFC 9457. */
export interface Problem {
  /** A URN with the `code`. */
  readonly type: string;
  /** The kind of error, in the language that `Accept-Language` asks for. */
  readonly title: string;
  /** The HTTP status, again. */
  readonly status: number;
  /** Stable, for programs: docs/errors.md. */
  readonly code: string;
  /** What happened and what to do, in the language that `Accept-Language` asks for. */
  readonly detail: string;
  /** The member or parameter that is to blame. */
  readonly field?: string;
  /** Everything that is wrong with the request. */
  readonly errors?: readonly {
    /** Stable, for programs: docs/errors.md. */
    readonly code: string;
    /** The member or parameter that is to blame. */
    readonly field?: string;
    /** What happened and what to do. */
    readonly detail: string;
  }[];
  /** The id of the request, which stands in the log beside the cause. */
  readonly instance: string;
}

/** Whose session it is, and what a page needs to open the widget. */
export interface Session {
  /** Whose session it is. */
  readonly userId: string;
  /** When it ends by itself, in UTC. */
  readonly expiresAt: string;
  /** Whether Pluggy is the local sandbox or the real one. */
  readonly mode: 'sandbox' | 'live';
  /** Where the widget is; null leaves it to Pluggy's package, which knows the real one. */
  readonly widgetUrl: string | null;
  /** Whether the widget shows the banks of the sandbox. */
  readonly includeSandbox: boolean;
}
