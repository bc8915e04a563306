import type { ItemId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/**
 * Those who give an item to somebody take turns until the transaction ends. An item that is not known yet has no row that
 * could be locked.
 */
export async function lockGiving(tx: Queryable, itemId: ItemId): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [itemId]);
}
