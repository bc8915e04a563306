import { randomBytes } from 'node:crypto';
import type { Keyring } from '../../../domain/Keyring.ts';
import type { Queryable } from '../../Queryable.ts';
import { SECRET_BYTES, sealSecret } from '../../sealed/secrets.ts';
import { createSecret } from './create-secret.ts';
import { drawSecretId } from './draw-secret-id.ts';

/** Makes the key that signs sessions, unless there is one. */
export async function createSessionKey(db: Queryable, keyring: Keyring, now: Date): Promise<void> {
  const id = await drawSecretId(db);
  const sealed = sealSecret(keyring, id, randomBytes(SECRET_BYTES));
  await createSecret(db, { id, purpose: 'session', sealed, digest: null }, now);
}
