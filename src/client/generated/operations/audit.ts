// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { CallOptions } from '../../Transport.ts';
import type { AccessLogLine, AuditLine } from '../shapes/audit.ts';
import type { Page } from '../../pages.ts';

export interface ListAuditArgs {
  /** Lines about this user's data alone. A text. */
  readonly userId?: string | undefined;
  /** Lines of this actor alone. An actor as the audit names it, such as key:db6bcf6a. */
  readonly actor?: string | undefined;
  /** What happened from then on. A day such as 2026-11-30, or a time with its zone such as 2026-11-30T03:00:00Z. */
  readonly since?: string | undefined;
  /** How many rows the page has at most; 50 if nothing is said. A number from 1 to 500. */
  readonly limit?: number | undefined;
  /** Where the page begins. The "next" of the page before. */
  readonly after?: string | undefined;
}

export interface ListAccessLogArgs {
  /** The user */
  readonly userId: string;
  /** How many rows the page has at most; 50 if nothing is said. A number from 1 to 500. */
  readonly limit?: number | undefined;
  /** Where the page begins. The "next" of the page before. */
  readonly after?: string | undefined;
}

export interface AuditOperations {
  /**
   * Who read, changed, exported or erased what, when and from where; refused attempts too. Newest first.
   *
   * A line counts what happened again within a minute, or of reads within a quarter of an hour. `GET` of one key or session is one line for each operation and user.
   */
  listAudit(args?: ListAuditArgs, options?: CallOptions): Promise<Page<AuditLine>>;

  /**
   * Who did what with this user's data. Newest first.
   *
   * `by` is `you` for the user's own sessions, `application` for an API key, `operator` for a command, and `somebody_else` for another user's session, which was refused.
   */
  listAccessLog(args: ListAccessLogArgs, options?: CallOptions): Promise<Page<AccessLogLine>>;
}
