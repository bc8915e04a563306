// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

/** An API key, without the key. */
export interface ApiKey {
  /** The key, in lists and in `DELETE /keys/:keyId`. */
  readonly id: string;
  /** What you call it. */
  readonly name: string;
  /** `read` for what reads, `write` for what changes, `admin` for what runs the service; none contains another. */
  readonly scopes: readonly ('read' | 'write' | 'admin')[];
  /** When it was made, in UTC. */
  readonly createdAt: string;
  /** As the audit names who made it. */
  readonly createdBy: string;
  /** When it ends by itself, in UTC; null: it does not. */
  readonly expiresAt: string | null;
  /** When it was last used, in UTC, to the minute; null: never. */
  readonly lastUsedAt: string | null;
  /** When it was revoked, in UTC; null: it is good. */
  readonly revokedAt: string | null;
}

/** A key that was just made. */
export interface NewApiKey {
  /** The key, in lists and in `DELETE /keys/:keyId`. */
  readonly id: string;
  /** What you call it. */
  readonly name: string;
  /** `read` for what reads, `write` for what changes, `admin` for what runs the service; none contains another. */
  readonly scopes: readonly ('read' | 'write' | 'admin')[];
  /** When it was made, in UTC. */
  readonly createdAt: string;
  /** As the audit names who made it. */
  readonly createdBy: string;
  /** When it ends by itself, in UTC; null: it does not. */
  readonly expiresAt: string | null;
  /** `pof_…`, shown this once: a repeated answer (`Idempotency-Key`) is without it. */
  readonly key?: string;
}
