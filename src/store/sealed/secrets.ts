import { hash } from 'node:crypto';
import type { Keyring } from '../../domain/Keyring.ts';

// The purpose "phone" of former versions has its own file: former-phones.ts.

export const SECRET_BYTES = 32;

export const secretContext = (id: string): string => `pluggy.secrets/${id}`;

export const sealSecret = (keyring: Keyring, id: string, secret: Buffer): Buffer =>
  keyring.seal(secret.toString('hex'), secretContext(id));

/** Undefined: there is no key for it here. */
export function tryToOpenSecret(
  keyring: Keyring | null,
  id: string,
  sealed: Buffer | null,
): Buffer | undefined {
  if (sealed === null || keyring?.holdsKeyOf(sealed) !== true) return undefined;
  return Buffer.from(keyring.open(sealed, secretContext(id)), 'hex');
}

/** The secret as it travels in the header. */
export const encodeSecret = (secret: Buffer): string => secret.toString('base64url');

/** What is kept of a header's value, and compared. */
export const webhookDigest = (header: string): Buffer => hash('sha256', header, 'buffer');
