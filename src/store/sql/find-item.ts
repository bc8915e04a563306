import type { ItemId, UserId } from '../../domain/ids.ts';
import type { Queryable } from '../Queryable.ts';

export type SyncState = 'never' | 'running' | 'done' | 'failed';

/** An item that is known and not deleted. */
export interface StoredItem {
  readonly id: ItemId;
  /** Null: nobody's. */
  readonly userId: UserId | null;
  /** The application at Pluggy that the item belongs to. */
  readonly clientId: string;
  /** Pluggy's item object, as text. */
  readonly raw: string;
  readonly syncState: SyncState;
  readonly syncStartedAt: Date | null;
  readonly syncFinishedAt: Date | null;
  readonly syncRowsRead: string | null;
  readonly syncError: string | null;
  readonly missingSince: Date | null;
}

const COLUMNS = `id, user_id as "userId", client_id as "clientId", raw::text as raw, sync_state as "syncState", sync_started_at as "syncStartedAt",
  sync_finished_at as "syncFinishedAt", sync_rows_read as "syncRowsRead", sync_error as "syncError",
  missing_since as "missingSince"`;

const FIND = `select ${COLUMNS} from pluggy.items where id = $1 and deleted_at is null`;
const LIST = `select ${COLUMNS} from pluggy.items where user_id = $1 and deleted_at is null order by first_seen_at, id`;

export async function findItem(db: Queryable, id: ItemId): Promise<StoredItem | undefined> {
  return (await db.query<StoredItem>(FIND, [id])).rows[0];
}

/** The user's connections, oldest first; empty for a user nobody knows. */
export async function listItemsOfUser(db: Queryable, userId: UserId): Promise<StoredItem[]> {
  return (await db.query<StoredItem>(LIST, [userId])).rows;
}
