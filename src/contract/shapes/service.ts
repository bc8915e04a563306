import * as z from 'zod/mini';
import { closed, instant, orNull, text, truth } from './values.ts';

const mode = z.enum(['sandbox', 'live']);

/** Every link of the chain, and which one fails. */
export const chainReport = closed({
  /** Every check is; webhooks do not count with a BASE_URL that Pluggy cannot reach. */
  ok: truth,
  mode,
  pluggyApiUrl: text,
  /** What the process does that answered; empty: it only uses the library. */
  roles: z.array(z.enum(['serve', 'work'])),
  checks: z.array(
    closed({
      name: text,
      ok: truth,
      /** What is fine, or what is wrong and what to do; in the caller's language. */
      detail: text,
    }),
  ),
});

/** A repeated answer (`Idempotency-Key`) is without the token. */
export const newSession = closed({ sessionToken: z.optional(text), sessionId: text, expiresAt: instant });

/** Whose session it is, and what a page needs to open the widget. */
export const session = closed({
  userId: text,
  expiresAt: instant,
  mode,
  /** Where the widget is; null leaves it to Pluggy's package, which knows the real one. */
  widgetUrl: orNull(text),
  includeSandbox: truth,
});

/** With which one person connects one bank in the widget, within 30 minutes. */
export const connectToken = closed({
  connectToken: text,
  expiresAt: instant,
  userId: text,
  includeSandbox: truth,
});

/** An error: RFC 9457. */
export const problem = closed({
  type: text,
  title: text,
  status: z.int(),
  /** Stable, for programs: docs/errors.md. */
  code: text,
  /** What happened and what to do, in the language that `Accept-Language` asks for. */
  detail: text,
  /** The field that is to blame. */
  field: z.optional(text),
  /** Everything that is wrong with the request. */
  errors: z.optional(z.array(closed({ code: text, field: z.optional(text), detail: text }))),
  /** Stands in the log beside the cause. */
  instance: text,
});

export const received = closed({ received: z.literal(true) });
