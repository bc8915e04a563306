// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

/** What the person granted at the bank. */
export interface Consent {
  /** The consent's id at Pluggy, a UUID. */
  readonly id: string;
  /** The connection that it was given for. */
  readonly itemId?: string | null;
  /** What may be read by it, such as ACCOUNTS. */
  readonly products?: readonly string[] | null;
  /** The permissions as Open Finance names them, such as ACCOUNTS_TRANSACTIONS. */
  readonly openFinancePermissionsGranted?: readonly string[] | null;
  /** When the person gave it, in UTC. */
  readonly createdAt?: string | null;
  /** When it ends, in UTC; null: it has no end. */
  readonly expiresAt?: string | null;
  /** When the person took it back, in UTC; null: it holds. */
  readonly revokedAt?: string | null;
  /** What Pluggy says besides. */
  readonly [more: string]: unknown;
}
