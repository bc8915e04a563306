import type { Queryable } from '../../Queryable.ts';

/** $1 endpoint, $2 until when the one in use signs as well. Those before it sign no more: two at a time. */
const RETIRE = `
with gone as (
  delete from pluggy.webhook_endpoint_secrets where endpoint_id = $1 and ends_at is not null
)
update pluggy.webhook_endpoint_secrets set ends_at = $2 where endpoint_id = $1 and ends_at is null`;

/** $1 id, $2 endpoint, $3 encrypted, $4 now. */
const CREATE = `
insert into pluggy.webhook_endpoint_secrets (id, endpoint_id, sealed, created_at) values ($1, $2, $3, $4)`;

/**
 * Gives an endpoint a secret; the one that it had signs as well until `formerEndsAt`. Belongs into a transaction that holds
 * the endpoint's row.
 */
export async function renewEndpointSecret(
  tx: Queryable,
  endpointId: string,
  secret: { readonly id: string; readonly sealed: Buffer },
  { now, formerEndsAt }: { readonly now: Date; readonly formerEndsAt: Date },
): Promise<void> {
  await tx.query(RETIRE, [endpointId, formerEndsAt]);
  await tx.query(CREATE, [secret.id, endpointId, secret.sealed, now]);
}
