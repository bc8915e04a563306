import type { ItemId, UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 item, $2 user, $3 the day of the end, $4 the step, $5 now. Told once, to whoever listens at that time. */
const CREATE = `
with told as (
  insert into pluggy.consent_notices (item_id, ends_on, days, told_at) values ($1, $3, $4, $5)
  on conflict do nothing returning item_id
), made as (
  insert into pluggy.webhook_deliveries as d
    (endpoint_id, event, subject, item_id, sequence, happened_at, created_at, due_at)
  select e.id, 'consent.expiring', $2, told.item_id, (select last from pluggy.change_sequence), $5::timestamptz, $5, $5
  from told, pluggy.webhook_endpoints e where 'consent.expiring' = any (e.events)
  on conflict (endpoint_id, event, subject, item_id, account_id) where state = 'pending' and attempts = 0
    do update set sequence = excluded.sequence, happened_at = excluded.happened_at
)
select 1 from told`;

/** Makes the deliveries of a consent that comes to its end. @returns false: this step was told before */
export async function createConsentNotice(
  db: Queryable,
  notice: {
    readonly itemId: ItemId;
    readonly userId: UserId;
    readonly endsOn: string;
    /** How many days before the end this step is. */
    readonly days: number;
  },
  now: Date,
): Promise<boolean> {
  const { itemId, userId, endsOn, days } = notice;
  return (await db.query(CREATE, [itemId, userId, endsOn, days, now])).rows.length === 1;
}
