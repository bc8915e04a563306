import * as z from 'zod/mini';
import { AUDIT_OUTCOMES } from '../../domain/audit.ts';
import { closed, count, instant, orNull, text } from './values.ts';

const common = {
  /** When it happened, in UTC. */
  at: instant,
  /** When it happened last, of those that the line counts, in UTC. */
  until: instant,
  /** How often it happened. */
  count,
  /** Such as `data.read`; further ones may be added. */
  action: text,
  /** The operation of the API by its id; null where none began. */
  operation: orNull(text),
  /** `done`, `refused` for want of a right, or `failed`. */
  outcome: z.enum(AUDIT_OUTCOMES),
  /** The error code of what was not done. */
  reason: orNull(text),
  /** The id of the connection, account, session … that it was about. */
  subject: orNull(text),
  /** The caller's network, such as 203.0.113.0/24. */
  network: orNull(text),
} as const;

/** What was done or refused, for the operator. */
export const auditLine = closed({
  /** The line itself. */
  id: text,
  ...common,
  /** `key:…`, `session:…`, `host:server`, `host:user`, `command`; null: a stranger. */
  actor: orNull(text),
  /** Whose data it was about; null: nobody's in particular. */
  userId: orNull(text),
});

/** The same for the person whose data it is about. */
export const accessLogLine = closed({
  ...common,
  /** The same; null also where it was not found, since it may be another person's. */
  subject: orNull(text),
  /** What it was, in the caller's language. */
  message: text,
  /**
   * `you`: the person's own session. `application`: an API key. `operator`: a command. `somebody_else`: another
   * user's session, which was refused.
   */
  by: z.enum(['you', 'application', 'operator', 'somebody_else', 'unknown']),
  /** The session, of the person's own alone; null: it was none of them. */
  sessionId: orNull(text),
});
