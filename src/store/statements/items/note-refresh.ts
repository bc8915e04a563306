import type { ItemId, UserId } from '../../../domain/ids.ts';
import type { LastRefusal } from '../../../domain/refresh.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 item, $2 user, $3 the refusal or null, $4 when it ends or null, $5 now. */
const NOTE = `
insert into pluggy.item_choices (item_id, user_id, refresh_refused, refresh_allowed_at, refresh_refused_at, changed_at)
select i.id, i.user_id, $3, $4, $5, $5 from pluggy.items i where i.id = $1 and i.user_id = $2 and i.deleted_at is null
on conflict (item_id, user_id) do update
  set refresh_refused = excluded.refresh_refused, refresh_allowed_at = excluded.refresh_allowed_at,
      refresh_refused_at = excluded.refresh_refused_at, changed_at = excluded.changed_at`;

/** Keeps what Pluggy said when the person asked for a connection to be read; null: it did not refuse. */
export async function noteRefresh(
  tx: Queryable,
  userId: UserId,
  { itemId, refusal }: { readonly itemId: ItemId; readonly refusal: Omit<LastRefusal, 'at'> | null },
  now: Date,
): Promise<void> {
  await tx.query(NOTE, [itemId, userId, refusal?.reason ?? null, refusal?.allowedAt ?? null, now]);
}
