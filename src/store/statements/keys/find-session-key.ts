import type { Keyring } from '../../../domain/Keyring.ts';
import type { Queryable } from '../../Queryable.ts';
import { tryToOpenSecret } from '../../sealed/secrets.ts';
import { createSessionKey } from './create-session-key.ts';
import { findCurrentSecret } from './find-current-secret.ts';

export interface SessionKey {
  /** Travels in the head of each token that is signed with it. */
  readonly id: string;
  /** Undefined: no key of ENCRYPTION_KEYS opens it. */
  readonly secret: Buffer | undefined;
}

/** The key that signs sessions, made by whichever process asks first. Undefined: there is none, and no key to seal one. */
export async function findSessionKey(
  db: Queryable,
  keyring: Keyring | null,
  now: Date,
): Promise<SessionKey | undefined> {
  let row = await findCurrentSecret(db, 'session');
  if (row === undefined && keyring !== null) {
    await createSessionKey(db, keyring, now);
    row = await findCurrentSecret(db, 'session');
  }
  return row && { id: row.id, secret: tryToOpenSecret(keyring, row.id, row.sealed) };
}
