import type { ItemId, UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 item, $2 user, $3 since when Pluggy does not read it by itself, or null; $4 now. */
const MARK = `
update pluggy.items
set raw = jsonb_set(raw, '{autoSyncDisabledAt}', coalesce(to_jsonb($3::text), 'null')), changed_at = $4
where id = $1 and user_id = $2 and deleted_at is null`;

/** Keeps of what Pluggy answered whether it reads an item by itself. The rest of the item is left to its sync. */
export async function markAutoSync(
  tx: Queryable,
  userId: UserId,
  { itemId, disabledAt }: { readonly itemId: ItemId; readonly disabledAt: string | null },
  now: Date,
): Promise<void> {
  await tx.query(MARK, [itemId, userId, disabledAt, now]);
}
