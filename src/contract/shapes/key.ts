import * as z from 'zod/mini';
import { SCOPES } from '../../domain/scope.ts';
import { closed, instant, orNull, text } from './values.ts';

const common = {
  /** The key, in lists and in `DELETE /keys/:keyId`. */
  id: text,
  /** What you call it. */
  name: text,
  /** `read` for what reads, `write` for what changes, `admin` for what runs the service; none contains another. */
  scopes: z.array(z.enum(SCOPES)),
  /** When it was made, in UTC. */
  createdAt: instant,
  /** As the audit names who made it. */
  createdBy: text,
  /** When it ends by itself, in UTC; null: it does not. */
  expiresAt: orNull(instant),
} as const;

/** An API key, without the key. */
export const apiKey = closed({
  ...common,
  /** When it was last used, in UTC, to the minute; null: never. */
  lastUsedAt: orNull(instant),
  /** When it was revoked, in UTC; null: it is good. */
  revokedAt: orNull(instant),
});

/** A key that was just made. */
export const newApiKey = closed({
  ...common,
  /** `pof_…`, shown this once: a repeated answer (`Idempotency-Key`) is without it. */
  key: z.optional(text),
});
