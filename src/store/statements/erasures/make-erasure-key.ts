import { randomBytes } from 'node:crypto';
import type { Keyring } from '../../../domain/Keyring.ts';
import type { Queryable } from '../../Queryable.ts';
import type { ErasureKey } from '../../sealed/ErasureKey.ts';
import { SECRET_BYTES, sealSecret } from '../../sealed/secrets.ts';
import { createSecret } from '../keys/create-secret.ts';
import { drawSecretId } from '../keys/draw-secret-id.ts';
import { findErasureKey } from './find-erasure-key.ts';

/** The same, made where there is none. Undefined: there is one, and no key of ENCRYPTION_KEYS opens it. */
export async function makeErasureKey(
  db: Queryable,
  keyring: Keyring,
  now: Date,
): Promise<ErasureKey | undefined> {
  const found = await findErasureKey(db, keyring);
  if (found !== undefined) return found;
  const id = await drawSecretId(db);
  const sealed = sealSecret(keyring, id, randomBytes(SECRET_BYTES));
  await createSecret(db, { id, purpose: 'erasure', sealed, digest: null }, now);
  return findErasureKey(db, keyring);
}
