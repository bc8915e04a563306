import type { UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** Holds off other changes of this person's settings until the transaction ends. */
export async function lockAccountSettings(tx: Queryable, userId: UserId): Promise<void> {
  await tx.query('select from pluggy.users where id = $1 for no key update', [userId]);
}
