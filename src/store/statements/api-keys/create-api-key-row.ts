import type { Queryable } from '../../Queryable.ts';

export interface ApiKeyRow {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly createdBy: string;
  /** Null: it does not expire. */
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

type NewApiKey = Pick<ApiKeyRow, 'id' | 'name' | 'scopes' | 'createdAt' | 'createdBy' | 'expiresAt'> & {
  readonly digest: Buffer;
};

/** $1 id, $2 name, $3 digest, $4 scopes, $5 now, $6 who makes it, $7 when it ends or null. */
const CREATE = `
insert into pluggy.api_keys (id, name, digest, scopes, created_at, created_by, expires_at)
values ($1, $2, $3, $4, $5, $6, $7)`;

export async function createApiKeyRow(db: Queryable, row: NewApiKey): Promise<void> {
  const { id, name, digest, scopes, createdAt, createdBy, expiresAt } = row;
  await db.query(CREATE, [id, name, digest, scopes, createdAt, createdBy, expiresAt]);
}
