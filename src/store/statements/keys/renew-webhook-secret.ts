import { randomBytes } from 'node:crypto';
import type { Keyring } from '../../../domain/Keyring.ts';
import type { Queryable } from '../../Queryable.ts';
import { encodeSecret, SECRET_BYTES, sealSecret, webhookDigest } from '../../sealed/secrets.ts';
import { createSecret } from './create-secret.ts';
import { drawSecretId } from './draw-secret-id.ts';

/** Nobody registers a former secret any more: its digest is all that is needed of it. */
const RETIRE_WEBHOOK = `
update pluggy.secrets set retired_at = $1, sealed = null where purpose = 'webhook' and retired_at is null`;

/** Retires the secret in use and makes a new one. Belongs into a transaction. */
export async function renewWebhookSecret(
  tx: Queryable,
  keyring: Keyring | null,
  now: Date,
): Promise<{ readonly id: string; readonly header: string }> {
  const id = await drawSecretId(tx);
  const secret = randomBytes(SECRET_BYTES);
  const sealed = keyring === null ? null : sealSecret(keyring, id, secret);
  await tx.query(RETIRE_WEBHOOK, [now]);
  const digest = webhookDigest(encodeSecret(secret));
  await createSecret(tx, { id, purpose: 'webhook', sealed, digest }, now);
  return { id, header: encodeSecret(secret) };
}
