import { createHash, randomBytes } from 'node:crypto';
import { Agent, request } from 'undici';
import { faultCodeOf } from '../domain/fault-causes.ts';
import { problemOfStatus, type StandingProblem } from '../domain/webhook-standing.ts';
import type { ScopedDatabase } from '../store/ScopedDatabase.ts';
import { hasTripArrived } from '../store/statements/webhooks/has-trip-arrived.ts';
import { isTripWithoutSecret } from '../store/statements/webhooks/is-trip-without-secret.ts';
import { keepRoundTrip } from '../store/statements/webhooks/keep-round-trip.ts';
import { markTripArrived } from '../store/statements/webhooks/mark-trip-arrived.ts';
import { WEBHOOK_SECRET_HEADER } from './WebhookSecrets.ts';

/** Carries the nonce of a call that this service makes to itself. */
export const ROUND_TRIP_HEADER = 'x-webhook-round-trip';

/** How long a nonce is good for. */
const GOOD_FOR_MS = 60_000;
/** Real time, for the connection and for the answer each. */
const PATIENCE_MS = 5_000;
const NONCE_BYTES = 32;

const digestOf = (nonce: string): Buffer => createHash('sha256').update(nonce).digest();
const sentSince = (now: Date): Date => new Date(now.getTime() - GOOD_FOR_MS);

/** What this service may have sent; anything else is not looked up. */
const isNonce = (text: string | undefined): text is string => text !== undefined && /^[\w-]{43}$/.test(text);

interface Trip {
  readonly database: ScopedDatabase;
  /** The time now. */
  readonly now: () => Date;
  /** This service's own webhook address: never one that somebody else named. */
  readonly url: string;
  /** Undefined: no process can read it. */
  readonly secret: string | undefined;
  /** Ends the call; nothing is known then. */
  readonly signal: AbortSignal | undefined;
}

/** Sends it and follows no redirect. @returns the status of the answer */
async function send({ url, secret, signal }: Trip, nonce: string): Promise<number> {
  const timeout = AbortSignal.timeout(2 * PATIENCE_MS);
  const agent = new Agent({ connect: { timeout: PATIENCE_MS }, headersTimeout: PATIENCE_MS });
  try {
    const { statusCode } = await request(url, {
      method: 'POST',
      dispatcher: agent,
      headers: {
        'content-type': 'application/json',
        [ROUND_TRIP_HEADER]: nonce,
        ...(secret === undefined ? {} : { [WEBHOOK_SECRET_HEADER]: secret }),
      },
      body: JSON.stringify({ event: 'webhook/round-trip' }),
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    return statusCode;
  } finally {
    await agent.destroy();
  }
}

const isTimeout = (error: unknown): boolean => error instanceof Error && error.name === 'TimeoutError';

/**
 * Calls this service's own webhook address, through every proxy before it, as Pluggy would.
 * @returns null: the call came in at the door, of whichever process; else why not
 */
export async function makeRoundTrip(trip: Trip): Promise<string | null> {
  const nonce = randomBytes(NONCE_BYTES).toString('base64url');
  const digest = digestOf(nonce);
  const sent = { digest, withSecret: trip.secret !== undefined };
  await trip.database.asSystem((tx) => keepRoundTrip(tx, sent, trip.now()));
  let status: number;
  try {
    status = await send(trip, nonce);
  } catch (error) {
    trip.signal?.throwIfAborted();
    return isTimeout(error) ? 'ETIMEDOUT' : (faultCodeOf(error) ?? 'ECONNRESET');
  }
  if (status < 200 || status > 299) return problemOfStatus(status);
  const hasArrived = await trip.database.asSystem((tx) => hasTripArrived(tx, digest), 'read');
  return hasArrived ? null : ('not_recognised' satisfies StandingProblem);
}

/** Whether a call is this service's own, sent without the secret because no process can read that. */
export async function isOwnCall(
  database: ScopedDatabase,
  nonce: string | undefined,
  now: Date,
): Promise<boolean> {
  if (!isNonce(nonce)) return false;
  return database.asSystem((tx) => isTripWithoutSecret(tx, digestOf(nonce), sentSince(now)), 'read');
}

/** Keeps that this service's own call came in. @returns false: it is none, or came in before */
export async function recogniseOwnCall(
  database: ScopedDatabase,
  nonce: string | undefined,
  now: Date,
): Promise<boolean> {
  if (!isNonce(nonce)) return false;
  return database.asSystem((tx) => markTripArrived(tx, digestOf(nonce), { sentSince: sentSince(now), now }));
}
