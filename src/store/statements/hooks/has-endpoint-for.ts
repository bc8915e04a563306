import type { HookEvent } from '../../../domain/hook-event.ts';
import type { Queryable } from '../../Queryable.ts';

/** Whether anybody is to be told of this event. */
export async function hasEndpointFor(db: Queryable, event: HookEvent): Promise<boolean> {
  const sql = 'select 1 from pluggy.webhook_endpoints where $1 = any (events) limit 1';
  return (await db.query(sql, [event])).rows.length > 0;
}
