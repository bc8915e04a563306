import type { Queryable } from '../../Queryable.ts';

/** $1 endpoint, $2 made since, $3 now. Those that were never tried are due already. */
const RENEW = `
update pluggy.webhook_deliveries
set state = 'pending', due_at = $3, ended_at = null, attempts_before = attempts
where endpoint_id = $1 and created_at >= $2 and state <> 'delivered' and attempts > 0 and event <> 'test'`;

/** Sends again at once what was made since then and not delivered. @returns how many */
export async function renewDeliveriesSince(
  db: Queryable,
  endpointId: string,
  since: Date,
  now: Date,
): Promise<number> {
  return (await db.query(RENEW, [endpointId, since, now])).rowCount ?? 0;
}
