import type { ItemId } from '../../../domain/ids.ts';
import type { StoredOwner } from '../../../domain/owner.ts';
import type { Queryable } from '../../Queryable.ts';
import { OWNER } from './find-item-owner.ts';

/** The same, and nobody changes it until the transaction ends. */
export async function lockItemOwner(tx: Queryable, itemId: ItemId): Promise<StoredOwner | undefined> {
  return (await tx.query<StoredOwner>(`${OWNER} for update`, [itemId])).rows[0];
}
