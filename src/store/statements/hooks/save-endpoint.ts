import type { HookEvent } from '../../../domain/hook-event.ts';
import type { Queryable } from '../../Queryable.ts';

/** What is absent stays as it is. */
export interface EndpointChange {
  readonly url?: string | undefined;
  readonly events?: readonly HookEvent[] | undefined;
  /** Null takes it back. */
  readonly description?: string | null | undefined;
  /** False switches it off; true switches it on, and what waits for it is sent. */
  readonly enabled?: boolean | undefined;
}

/**
 * $1 id, $2 URL, $3 events, $4 whether the description changes, $5 the description, $6 whether it is switched on, $7 now.
 * What is known of failures belongs to the former address, and ends when somebody switches the endpoint on.
 */
const SAVE = `
update pluggy.webhook_endpoints set
  url = coalesce($2, url), events = coalesce($3, events),
  description = case when $4 then $5 else description end,
  disabled_at = case when $6 then null when not $6 then coalesce(disabled_at, $7) else disabled_at end,
  disabled_reason = case when $6 then null when not $6 then coalesce(disabled_reason, 'operator') else disabled_reason end,
  failures = case when $6 or $2 is not null then 0 else failures end,
  failing_since = case when $6 or $2 is not null then null else failing_since end,
  paused_until = case when $6 or $2 is not null then null else paused_until end,
  last_error = case when $6 or $2 is not null then null else last_error end
where id = $1`;

/** @returns false: there is no such endpoint */
export async function saveEndpoint(
  db: Queryable,
  id: string,
  change: EndpointChange,
  now: Date,
): Promise<boolean> {
  const { url = null, events = null, description, enabled = null } = change;
  const values = [id, url, events, description !== undefined, description ?? null, enabled, now];
  return (await db.query(SAVE, values)).rowCount === 1;
}
