import { randomBytes } from 'node:crypto';
import type { Keyring } from '../../domain/Keyring.ts';

/** Standard Webhooks asks for 24 to 64 bytes. */
const SECRET_BYTES = 32;
const PREFIX = 'whsec_';

export const endpointSecretContext = (id: string): string => `pluggy.webhook_endpoint_secrets/${id}`;

/** A new secret in the form that receivers get. */
export const newEndpointSecret = (): string => PREFIX + randomBytes(SECRET_BYTES).toString('base64');

export const sealEndpointSecret = (keyring: Keyring, id: string, secret: string): Buffer =>
  keyring.seal(secret, endpointSecretContext(id));

/** The bytes that sign. Undefined: no key of ENCRYPTION_KEYS opens it. */
export function tryToOpenEndpointSecret(
  keyring: Keyring | null,
  id: string,
  sealed: Buffer,
): Buffer | undefined {
  if (keyring?.holdsKeyOf(sealed) !== true) return undefined;
  const secret = keyring.open(sealed, endpointSecretContext(id));
  return Buffer.from(secret.slice(PREFIX.length), 'base64');
}
