import * as z from 'zod/mini';
import { closed, instant, orNull, text, truth } from './values.ts';

const mode = z.enum(['sandbox', 'live']);

/** Every link of the chain, and which one fails. */
export const chainReport = closed({
  /**
   * Every check is; webhooks do not count with a BASE_URL that Pluggy cannot reach, nor a replica, in whose place the primary
   * answers.
   */
  ok: truth,
  /** Whether Pluggy is the local sandbox or the real one. */
  mode,
  /** Where Pluggy is called. */
  pluggyApiUrl: text,
  /** What the process does that answered; empty: it only uses the library. */
  roles: z.array(z.enum(['serve', 'work'])),
  /** Each link of the chain. */
  checks: z.array(
    closed({
      /** Stable, for programs. */
      name: text,
      /** Whether the link is fine. */
      ok: truth,
      /** What is fine, or what is wrong and what to do; in the caller's language. */
      detail: text,
    }),
  ),
});

/** A repeated answer (`Idempotency-Key`) is without the token. */
export const newSession = closed({
  /**
   * Goes into `Authorization: Bearer …`, or is exchanged for a cookie. A repeated answer (`Idempotency-Key`) is
   * without it.
   */
  sessionToken: z.optional(text),
  /** With which `DELETE /session/:sessionId` ends it. */
  sessionId: text,
  /** When it ends by itself, in UTC. */
  expiresAt: instant,
});

/** Whose session it is, and what a page needs to open the widget. */
export const session = closed({
  /** Whose session it is. */
  userId: text,
  /** When it ends by itself, in UTC. */
  expiresAt: instant,
  /** Whether Pluggy is the local sandbox or the real one. */
  mode,
  /** Where the widget is; null leaves it to Pluggy's package, which knows the real one. */
  widgetUrl: orNull(text),
  /** Whether the widget shows the banks of the sandbox. */
  includeSandbox: truth,
});

/** With which one person connects one bank in the widget, within 30 minutes. */
export const connectToken = closed({
  /** Goes to the widget, as it is. */
  connectToken: text,
  /** When it ends, in UTC: 30 minutes after it was made. */
  expiresAt: instant,
  /** Whom the connection will belong to. */
  userId: text,
  /** What was asked for: whether the widget shows the banks of the sandbox. */
  includeSandbox: truth,
});

/** An error: RFC 9457. */
export const problem = closed({
  /** A URN with the `code`. */
  type: text,
  /** The kind of error, in the language that `Accept-Language` asks for. */
  title: text,
  /** The HTTP status, again. */
  status: z.int(),
  /** Stable, for programs: docs/errors.md. */
  code: text,
  /** What happened and what to do, in the language that `Accept-Language` asks for. */
  detail: text,
  /** The member or parameter that is to blame. */
  field: z.optional(text),
  /** Everything that is wrong with the request. */
  errors: z.optional(
    z.array(
      closed({
        /** Stable, for programs: docs/errors.md. */
        code: text,
        /** The member or parameter that is to blame. */
        field: z.optional(text),
        /** What happened and what to do. */
        detail: text,
      }),
    ),
  ),
  /** The id of the request, which stands in the log beside the cause. */
  instance: text,
});

export const received = closed({
  /** It is stored, and will be acted on. */
  received: z.literal(true),
});
