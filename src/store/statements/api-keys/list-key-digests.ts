import type { Queryable } from '../../Queryable.ts';
import type { ApiKeyRow } from './create-api-key-row.ts';

export interface KnownApiKey extends Pick<ApiKeyRow, 'id' | 'scopes' | 'expiresAt' | 'revokedAt'> {
  /** SHA-256 of the key, hexadecimal. */
  readonly digest: string;
}

const LIST = `
select encode(digest, 'hex') as digest, id, scopes, expires_at as "expiresAt", revoked_at as "revokedAt" from pluggy.api_keys`;

/** Every key, those that are no longer good too: whoever shows one of them is no stranger. */
export async function listKeyDigests(db: Queryable): Promise<KnownApiKey[]> {
  return (await db.query<KnownApiKey>(LIST)).rows;
}
