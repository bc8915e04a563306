import type { UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** Users with a connection that was not removed. */
export async function listUserIds(db: Queryable): Promise<UserId[]> {
  const { rows } = await db.query<{ id: UserId }>(
    'select distinct user_id as id from pluggy.items where deleted_at is null and user_id is not null order by 1',
  );
  return rows.map(({ id }) => id);
}
