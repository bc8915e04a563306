import type { UserId } from '../../../domain/ids.ts';
import { ITEM_COLUMNS, type StoredItem } from '../../fragments/item-columns.ts';
import type { Queryable } from '../../Queryable.ts';

export interface ListedUser {
  readonly userId: UserId;
  readonly createdAt: Date;
}

/** $1 a part of the id, $2 the last id of the page before, $3 how many. */
const LIST = `
select id as "userId", created_at as "createdAt" from pluggy.users
where ($1::text is null or position(lower($1) in lower(id)) > 0) and ($2::text is null or id > $2) order by id limit $3`;

/** Everybody who is known here, by id. */
export async function listUsers(
  db: Queryable,
  search: string | undefined,
  after: string | undefined,
  limit: number,
): Promise<ListedUser[]> {
  return (await db.query<ListedUser>(LIST, [search ?? null, after ?? null, limit])).rows;
}

/** $1 ids of users. */
const ITEMS = `select ${ITEM_COLUMNS} from pluggy.items where user_id = any ($1::text[]) and deleted_at is null order by id`;

/** The connections of several users. */
export async function listItemsOfUsers(db: Queryable, userIds: readonly UserId[]): Promise<StoredItem[]> {
  return (await db.query<StoredItem>(ITEMS, [userIds])).rows;
}
