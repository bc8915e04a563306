import * as z from 'zod/mini';
import { SCOPES } from '../../domain/scope.ts';
import { closed, instant, orNull, text } from './values.ts';

const common = {
  id: text,
  name: text,
  scopes: z.array(z.enum(SCOPES)),
  createdAt: instant,
  /** As the audit names who made it. */
  createdBy: text,
  /** Null: it does not expire. */
  expiresAt: orNull(instant),
} as const;

/** An API key, without the key. */
export const apiKey = closed({
  ...common,
  /** To the minute; null: never. */
  lastUsedAt: orNull(instant),
  revokedAt: orNull(instant),
});

/** A key that was just made. */
export const newApiKey = closed({
  ...common,
  /** `pof_…`, shown this once: a repeated answer (`Idempotency-Key`) is without it. */
  key: z.optional(text),
});
