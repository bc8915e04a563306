import { randomBytes } from 'node:crypto';
import type { Keyring } from '../../../domain/Keyring.ts';
import type { Queryable } from '../../Queryable.ts';
import { SECRET_BYTES, sealSecret } from '../../sealed/secrets.ts';
import { CREATE, nextId } from './create-secret.ts';

export async function createSessionKey(db: Queryable, keyring: Keyring, now: Date): Promise<void> {
  const id = await nextId(db);
  await db.query(CREATE, [id, 'session', sealSecret(keyring, id, randomBytes(SECRET_BYTES)), null, now]);
}
