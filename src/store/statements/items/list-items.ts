import type { ItemId } from '../../../domain/ids.ts';
import { ITEM_COLUMNS, type StoredItem } from '../../fragments/item-columns.ts';
import type { Queryable } from '../../Queryable.ts';

/** Which connections of all users are asked for; what is absent is not asked for. */
export interface ItemFilter {
  /** Pluggy's status, such as LOGIN_ERROR. */
  readonly status?: string | undefined;
  readonly connectorId?: number | undefined;
  /** True: those that are nobody's alone; false: those that are somebody's. */
  readonly unowned?: boolean | undefined;
}

/** Where a page ended: when the last item was first seen, as PostgreSQL wrote it, and its id. */
export interface ItemCursor {
  readonly at: string;
  readonly id: ItemId;
}

export interface ListedItem extends StoredItem {
  readonly firstSeenAt: string;
}

const ownedOrNot = (unowned: boolean | undefined): string =>
  unowned === undefined ? 'true' : `user_id is ${unowned ? '' : 'not '}null`;

/** $1 status, $2 connector, $3 and $4 the cursor, $5 how many. */
const page = (unowned: boolean | undefined): string => `
select ${ITEM_COLUMNS}, first_seen_at::text as "firstSeenAt" from pluggy.items
where deleted_at is null and ${ownedOrNot(unowned)}
  and ($1::text is null or status = $1) and ($2::text is null or raw->'connector'->>'id' = $2)
  and (first_seen_at, id) > (coalesce($3::timestamptz, '-infinity'), coalesce($4::uuid, '00000000-0000-0000-0000-000000000000'))
order by first_seen_at, id limit $5`;

/** The connections of all users, oldest first. */
export async function listItems(
  db: Queryable,
  filter: ItemFilter,
  after: ItemCursor | undefined,
  limit: number,
): Promise<ListedItem[]> {
  const { status = null, connectorId, unowned } = filter;
  const values = [status, connectorId?.toString() ?? null, after?.at ?? null, after?.id ?? null, limit];
  return (await db.query<ListedItem>(page(unowned), values)).rows;
}
