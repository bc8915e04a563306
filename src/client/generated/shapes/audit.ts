// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

/** The same for the person whose data it is about. */
export interface AccessLogLine {
  /** When it happened, in UTC. */
  readonly at: string;
  /** When it happened last, of those that the line counts, in UTC. */
  readonly until: string;
  /** How often it happened. */
  readonly count: number;
  /** Such as `data.read`; further ones may be added. */
  readonly action: string;
  /** The operation of the API by its id; null where none began. */
  readonly operation: string | null;
  /** `done`, `refused` for want of a right, or `failed`. */
  readonly outcome: 'done' | 'refused' | 'failed';
  /** The error code of what was not done. */
  readonly reason: string | null;
  /** The same; null also where it was not found, since it may be another person's. */
  readonly subject: string | null;
  /** The caller's network, such as 203.0.113.0/24. */
  readonly network: string | null;
  /** What it was, in the caller's language. */
  readonly message: string;
  /**
   * `you`: the person's own session. `application`: an API key. `operator`: a command. `somebody_else`: another
   * user's session, which was refused.
   */
  readonly by: 'you' | 'application' | 'operator' | 'somebody_else' | 'unknown';
  /** The session, of the person's own alone; null: it was none of them. */
  readonly sessionId: string | null;
}

/** What was done or refused, for the operator. */
export interface AuditLine {
  /** The line itself. */
  readonly id: string;
  /** When it happened, in UTC. */
  readonly at: string;
  /** When it happened last, of those that the line counts, in UTC. */
  readonly until: string;
  /** How often it happened. */
  readonly count: number;
  /** Such as `data.read`; further ones may be added. */
  readonly action: string;
  /** The operation of the API by its id; null where none began. */
  readonly operation: string | null;
  /** `done`, `refused` for want of a right, or `failed`. */
  readonly outcome: 'done' | 'refused' | 'failed';
  /** The error code of what was not done. */
  readonly reason: string | null;
  /** The id of the connection, account, session … that it was about. */
  readonly subject: string | null;
  /** The caller's network, such as 203.0.113.0/24. */
  readonly network: string | null;
  /** `key:…`, `session:…`, `host:server`, `host:user`, `command`; null: a stranger. */
  readonly actor: string | null;
  /** Whose data it was about; null: nobody's in particular. */
  readonly userId: string | null;
}
