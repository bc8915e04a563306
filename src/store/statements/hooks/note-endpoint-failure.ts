import { FAILURES_UNTIL_PAUSE } from '../../../domain/hook-schedule.ts';
import type { Queryable } from '../../Queryable.ts';

/**
 * $1 endpoint, $2 now, $3 why, $4 whether it says something of the endpoint. One delivery that a receiver refuses again and
 * again, while it takes the others, is no reason to leave the receiver alone.
 */
const NOTE = `
update pluggy.webhook_endpoints
set failures = failures + case when $4 or failures >= ${FAILURES_UNTIL_PAUSE} then 1 else 0 end,
  failing_since = coalesce(failing_since, $2), last_error = $3
where id = $1
returning failures, failing_since as "failingSince", disabled_at is not null as "isOff"`;

export interface EndpointFailures {
  /** In a row. */
  readonly failures: number;
  readonly failingSince: Date;
  readonly isOff: boolean;
}

/** Counts a failed attempt. @returns undefined: the endpoint is gone */
export async function noteEndpointFailure(
  tx: Queryable,
  endpointId: string,
  failure: { readonly error: string; readonly saysOfEndpoint: boolean },
  now: Date,
): Promise<EndpointFailures | undefined> {
  const values = [endpointId, now, failure.error, failure.saysOfEndpoint];
  return (await tx.query<EndpointFailures>(NOTE, values)).rows[0];
}
