import type { ItemId, UserId } from '../../../domain/ids.ts';
import type { RefreshRefusal } from '../../../domain/refresh.ts';
import type { Queryable } from '../../Queryable.ts';

/** What a person set of a connection, and what Pluggy said when it was last asked to read it. */
export interface ItemChoices {
  readonly alias: string | null;
  readonly refused: RefreshRefusal | null;
  readonly refusedAt: Date | null;
  readonly allowedAt: Date | null;
}

/** $1 item, $2 user. */
const FIND = `
select alias, refresh_refused as refused, refresh_refused_at as "refusedAt", refresh_allowed_at as "allowedAt"
from pluggy.item_choices where item_id = $1 and user_id = $2`;

export async function findItemChoices(db: Queryable, userId: UserId, itemId: ItemId): Promise<ItemChoices> {
  const nothing = { alias: null, refused: null, refusedAt: null, allowedAt: null };
  return (await db.query<ItemChoices>(FIND, [itemId, userId])).rows[0] ?? nothing;
}
