import type { HookEvent } from '../../../domain/hook-event.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 id, $2 URL, $3 events, $4 description or null, $5 now. It is told of what changes from now on. */
const CREATE = `
insert into pluggy.webhook_endpoints (id, url, events, description, created_at, position)
select $1::uuid, $2, $3::text[], $4, $5::timestamptz, last from pluggy.change_sequence`;

export async function createEndpoint(
  db: Queryable,
  endpoint: {
    readonly id: string;
    readonly url: string;
    readonly events: readonly HookEvent[];
    readonly description: string | null;
  },
  now: Date,
): Promise<void> {
  const { id, url, events, description } = endpoint;
  await db.query(CREATE, [id, url, events, description, now]);
}
