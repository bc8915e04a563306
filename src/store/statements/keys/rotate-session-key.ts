import { PublicError } from '../../../domain/errors.ts';
import type { Keyring } from '../../../domain/Keyring.ts';
import type { Queryable } from '../../Queryable.ts';
import { createSessionKey } from './create-session-key.ts';

/** Ends every session. Belongs into a transaction. @throws {PublicError} encryption_key_missing */
export async function rotateSessionKey(tx: Queryable, keyring: Keyring | null, now: Date): Promise<void> {
  if (keyring === null) throw new PublicError('encryption_key_missing');
  await tx.query(`delete from pluggy.secrets where purpose = 'session'`);
  await createSessionKey(tx, keyring, now);
}
