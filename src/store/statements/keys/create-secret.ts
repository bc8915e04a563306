import type { Queryable } from '../../Queryable.ts';
import type { Purpose } from './find-current-secret.ts';

/** $1 id, $2 purpose, $3 the secret encrypted, $4 its digest, $5 now. */
const CREATE = `
insert into pluggy.secrets (id, purpose, sealed, digest, created_at) overriding system value
values ($1::bigint, $2, $3, $4, $5)
on conflict (purpose) where retired_at is null do nothing`;

/** Stores a secret, unless its purpose has one in use. */
export async function createSecret(
  db: Queryable,
  secret: {
    /** From `drawSecretId`. */
    readonly id: string;
    readonly purpose: Purpose;
    readonly sealed: Buffer | null;
    readonly digest: Buffer | null;
  },
  now: Date,
): Promise<void> {
  const { id, purpose, sealed, digest } = secret;
  await db.query(CREATE, [id, purpose, sealed, digest, now]);
}
