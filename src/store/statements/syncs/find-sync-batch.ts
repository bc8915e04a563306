import { SYNC_BATCH } from '../../fragments/sync-batches.ts';
import type { Queryable } from '../../Queryable.ts';

/** When the run of this scope began that has not come to its end. */
export async function findSyncBatch(db: Queryable, scope: string): Promise<Date | undefined> {
  const find = 'select value from pluggy.settings where name = $1';
  const value = (await db.query<{ value: string }>(find, [SYNC_BATCH + scope])).rows[0]?.value;
  return value === undefined ? undefined : new Date(value);
}
