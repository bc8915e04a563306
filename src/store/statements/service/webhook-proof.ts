import type { Queryable } from '../../Queryable.ts';

/** What is on record of the way of webhooks to this service. */
export interface WebhookProof {
  readonly triedAt: Date | null;
  readonly succeededAt: Date | null;
  /** Why the last try failed; null: it did not, or there was none. */
  readonly problem: string | null;
  /** When Pluggy last confirmed that it delivers to this service. */
  readonly registeredAt: Date | null;
  readonly disabledAt: Date | null;
  readonly lostUntil: Date | null;
  /** When the last delivery of Pluggy's came. */
  readonly deliveredAt: Date | null;
}

const READ = `
select tried_at as "triedAt", succeeded_at as "succeededAt", problem, registered_at as "registeredAt",
  disabled_at as "disabledAt", lost_until as "lostUntil",
  (select received_at from pluggy.inbox order by id desc limit 1) as "deliveredAt"
from pluggy.webhook_proof`;

export async function readWebhookProof(db: Queryable): Promise<WebhookProof> {
  const proof = (await db.query<WebhookProof>(READ)).rows[0];
  if (proof === undefined) throw new Error('pluggy.webhook_proof has lost its row');
  return proof;
}

/** $1 now, $2 problem or null, $3 a success that is older proves nothing. Webhooks may have been lost before a success that follows a failure or a long silence. */
const RECORD_TRY = `
update pluggy.webhook_proof set
  lost_until = case when $2::text is null and (problem is not null or succeeded_at < $3) then $1 else lost_until end,
  succeeded_at = case when $2::text is null then $1 else succeeded_at end,
  tried_at = $1, problem = $2`;

/** Keeps what came of a round trip. @param problem null: it came in */
export async function recordRoundTrip(
  db: Queryable,
  outcome: { readonly problem: string | null; readonly validSince: Date },
  now: Date,
): Promise<void> {
  await db.query(RECORD_TRY, [now, outcome.problem, outcome.validSince]);
}

const RECORD_REGISTRATION = `
update pluggy.webhook_proof set registered_at = $1, disabled_at = coalesce($2, disabled_at),
  lost_until = case when $2::timestamptz is null then lost_until else $1 end`;

/** Keeps that Pluggy delivers to this service. @param disabledAt since when it did not; null: it did */
export async function recordRegistration(db: Queryable, disabledAt: Date | null, now: Date): Promise<void> {
  await db.query(RECORD_REGISTRATION, [now, disabledAt]);
}

/** Old ones go with it. */
const SEND = `
with gone as (
  delete from pluggy.webhook_round_trips where sent_at < $2::timestamptz - interval '10 minutes'
)
insert into pluggy.webhook_round_trips (digest, sent_at, with_secret) values ($1, $2, $3)`;

/** Makes a round trip known to all processes before it is sent. */
export async function keepRoundTrip(
  db: Queryable,
  trip: { readonly digest: Buffer; readonly withSecret: boolean },
  now: Date,
): Promise<void> {
  await db.query(SEND, [trip.digest, now, trip.withSecret]);
}

/** Whether a call with this nonce is on its way without the secret, because no process can read that. */
export async function isTripWithoutSecret(db: Queryable, digest: Buffer, sentSince: Date): Promise<boolean> {
  const sql = `select 1 from pluggy.webhook_round_trips
    where digest = $1 and not with_secret and arrived_at is null and sent_at > $2`;
  return (await db.query(sql, [digest, sentSince])).rows.length > 0;
}

/** @returns false: no such call is on its way */
export async function markTripArrived(
  db: Queryable,
  digest: Buffer,
  { sentSince, now }: { readonly sentSince: Date; readonly now: Date },
): Promise<boolean> {
  const sql = `update pluggy.webhook_round_trips set arrived_at = $3
    where digest = $1 and arrived_at is null and sent_at > $2 returning 1`;
  return (await db.query(sql, [digest, sentSince, now])).rows.length > 0;
}

export async function hasTripArrived(db: Queryable, digest: Buffer): Promise<boolean> {
  const sql = 'select 1 from pluggy.webhook_round_trips where digest = $1 and arrived_at is not null';
  return (await db.query(sql, [digest])).rows.length > 0;
}
