import type { Keyring } from '../../../domain/Keyring.ts';
import type { Queryable } from '../../Queryable.ts';
import { findErasureKey } from './find-erasure-key.ts';

/** Found by an index that holds the erasures under way alone. */
const LIST = `
select user_sealed as sealed from pluggy.erasures where user_digest is not null and user_sealed is not null`;

/**
 * The users who are to be erased and whose rows are still there. Costs one look at an index while nobody is.
 */
export async function listUsersToForget(
  db: Queryable,
  keyring: Keyring | null,
): Promise<ReadonlySet<string>> {
  const { rows } = await db.query<{ sealed: Buffer }>(LIST);
  if (rows.length === 0) return new Set();
  const key = await findErasureKey(db, keyring);
  return new Set(rows.flatMap(({ sealed }) => key?.openUser(sealed) ?? []));
}
