import { DEFAULT_EGRESS } from '../../../domain/egress.ts';
import type { Queryable } from '../../Queryable.ts';

/** One number of a service, as it is looked at from outside. */
export interface Figure {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** $1 now. Nothing of it is about one person. */
const LIST = `
select 'pluggy_webhooks_waiting' as name, '{}'::jsonb as labels, count(*)::float8 as value
from pluggy.inbox where settled_at is null
union all
select 'pluggy_webhooks_oldest_waiting_seconds', '{}',
  coalesce(greatest(extract(epoch from $1::timestamptz - min(received_at)), 0), 0)::float8
from pluggy.inbox where settled_at is null
union all
select 'pluggy_outgoing_webhooks_pending', '{}', count(*)::float8 from pluggy.webhook_deliveries where state = 'pending'
union all
select 'pluggy_outgoing_webhooks_off', '{}', count(*)::float8 from pluggy.webhook_endpoints where disabled_at is not null
union all
select 'pluggy_connections', jsonb_build_object('status', status), count(*)::float8
from pluggy.items where deleted_at is null group by status
union all
select 'pluggy_calls_held_back', jsonb_build_object('egress', egress), count(*) filter (where is_held_back)::float8
from (select egress, greatest(closed_until, paused_until) > $1 as is_held_back from pluggy.call_gates
  union all select '${DEFAULT_EGRESS}', false) gates group by egress
order by 1, 2`;

/** What waits and how it stands, all processes together; the queue counts its jobs itself. */
export async function listFigures(db: Queryable, now: Date): Promise<Figure[]> {
  return (await db.query<Figure>({ name: 'metrics-list', text: LIST, values: [now] })).rows;
}
