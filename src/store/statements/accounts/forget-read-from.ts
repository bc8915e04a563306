import type { AccountId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/**
 * A read from end to end begins: until it has come to its end, whatever begins anew goes on with it. Or one is owed,
 * because what an event told of could not be seen.
 */
export async function forgetReadFrom(db: Queryable, id: AccountId): Promise<void> {
  await db.query('update pluggy.accounts set read_from = null where id = $1 and read_from is not null', [id]);
}
