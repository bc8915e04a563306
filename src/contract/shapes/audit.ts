import * as z from 'zod/mini';
import { AUDIT_OUTCOMES } from '../../domain/audit.ts';
import { closed, count, instant, orNull, text } from './values.ts';

const common = {
  /** When it happened. */
  at: instant,
  /** When it happened last, of those that the line counts. */
  until: instant,
  count,
  /** Such as `data.read`; further ones may be added. */
  action: text,
  /** The operation of the API by its id; null where none began. */
  operation: orNull(text),
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
  id: text,
  ...common,
  /** `key:…`, `session:…`, `host:server`, `host:user`, `command`; null: a stranger. */
  actor: orNull(text),
  userId: orNull(text),
});

/** The same for the person whose data it is about. */
export const accessLogLine = closed({
  ...common,
  /** The same; null also where it was not found, since it may be another person's. */
  subject: orNull(text),
  /** What it was, in the caller's language. */
  message: text,
  by: z.enum(['you', 'application', 'operator', 'somebody_else', 'unknown']),
  /** Of the person's own sessions. */
  sessionId: orNull(text),
});
