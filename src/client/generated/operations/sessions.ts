// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

import type { CallOptions } from '../../Transport.ts';
import type { NewSession, Session } from '../shapes/service.ts';

export interface CreateSessionArgs {
  /** Whose data the session sees. A text. */
  readonly userId: string;
}

export interface DeleteSessionArgs {
  /** The session, by the `sessionId` that `POST /session` answered */
  readonly sessionId: string;
}

export interface DeleteSessionsArgs {
  /** The user */
  readonly userId: string;
}

export interface SessionsOperations {
  /** A token that sees this user's data. */
  createSession(args: CreateSessionArgs, options?: CallOptions): Promise<NewSession>;

  /** Whose session it is, and what a page needs to open the widget. */
  readSession(args?: Readonly<Record<string, never>>, options?: CallOptions): Promise<Session>;

  /** Exchanges the session token for an httpOnly cookie. */
  createSessionCookie(args?: Readonly<Record<string, never>>, options?: CallOptions): Promise<void>;

  /** Signs out, which ends the session. */
  deleteSessionCookie(args?: Readonly<Record<string, never>>, options?: CallOptions): Promise<void>;

  /**
   * Ends one session.
   *
   * Here at once, in other processes within 30 seconds.
   */
  deleteSession(args: DeleteSessionArgs, options?: CallOptions): Promise<void>;

  /**
   * Ends all sessions of a user.
   *
   * Here at once, in other processes within 30 seconds.
   */
  deleteSessions(args: DeleteSessionsArgs, options?: CallOptions): Promise<void>;
}
