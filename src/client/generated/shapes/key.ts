// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

/** An API key, without the key. */
export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly ('read' | 'write' | 'admin')[];
  readonly createdAt: string;
  /** As the audit names who made it. */
  readonly createdBy: string;
  /** Null: it does not expire. */
  readonly expiresAt: string | null;
  /** To the minute; null: never. */
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

/** A key that was just made. */
export interface NewApiKey {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly ('read' | 'write' | 'admin')[];
  readonly createdAt: string;
  /** As the audit names who made it. */
  readonly createdBy: string;
  /** Null: it does not expire. */
  readonly expiresAt: string | null;
  /** `pof_…`, shown this once: a repeated answer (`Idempotency-Key`) is without it. */
  readonly key?: string;
}
