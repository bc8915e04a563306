import type { Keyring } from '../../../domain/Keyring.ts';
import type { Queryable } from '../../Queryable.ts';
import { encodeSecret, tryToOpenSecret } from '../../sealed/secrets.ts';
import { findCurrentSecret } from './find-current-secret.ts';

export interface WebhookSecret {
  readonly id: string;
  /** As the header carries it; undefined: no key of ENCRYPTION_KEYS opens the stored copy. */
  readonly header: string | undefined;
  /** Whether Pluggy is known to deliver with it. */
  readonly isRegistered: boolean;
}

/** The secret in use; undefined before the first was made. */
export async function findWebhookSecret(
  db: Queryable,
  keyring: Keyring | null,
): Promise<WebhookSecret | undefined> {
  const row = await findCurrentSecret(db, 'webhook');
  if (row === undefined) return undefined;
  const secret = tryToOpenSecret(keyring, row.id, row.sealed);
  return {
    id: row.id,
    header: secret === undefined ? undefined : encodeSecret(secret),
    isRegistered: row.isRegistered,
  };
}
