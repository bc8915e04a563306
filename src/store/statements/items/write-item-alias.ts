import type { ItemId, UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 item, $2 user, $3 alias or null, $4 now. */
const WRITE = `
insert into pluggy.item_choices (item_id, user_id, alias, changed_at)
select i.id, i.user_id, $3, $4 from pluggy.items i where i.id = $1 and i.user_id = $2 and i.deleted_at is null
on conflict (item_id, user_id) do update set alias = excluded.alias, changed_at = excluded.changed_at`;

/** Keeps the person's own name of a connection. */
export async function writeItemAlias(
  tx: Queryable,
  userId: UserId,
  { itemId, alias }: { readonly itemId: ItemId; readonly alias: string | null },
  now: Date,
): Promise<void> {
  await tx.query(WRITE, [itemId, userId, alias, now]);
}
