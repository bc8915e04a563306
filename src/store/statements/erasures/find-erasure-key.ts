import type { Keyring } from '../../../domain/Keyring.ts';
import type { Queryable } from '../../Queryable.ts';
import { ErasureKey } from '../../sealed/ErasureKey.ts';
import { tryToOpenSecret } from '../../sealed/secrets.ts';
import { findCurrentSecret } from '../keys/find-current-secret.ts';

/** Undefined: nobody was ever erased here, or no key of ENCRYPTION_KEYS opens it. */
export async function findErasureKey(
  db: Queryable,
  keyring: Keyring | null,
): Promise<ErasureKey | undefined> {
  const row = await findCurrentSecret(db, 'erasure');
  const secret = row && tryToOpenSecret(keyring, row.id, row.sealed);
  return secret && new ErasureKey(secret);
}
