import type { Queryable } from '../../Queryable.ts';

/**
 * $1 digest of the nonce, $2 now, $3 whether it carries the secret.
 * Old ones go with it.
 */
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
