// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

/** What the person granted at the bank. */
export interface Consent {
  readonly id: string;
  readonly itemId?: string | null;
  readonly products?: readonly string[] | null;
  readonly openFinancePermissionsGranted?: readonly string[] | null;
  readonly createdAt?: string | null;
  readonly expiresAt?: string | null;
  readonly revokedAt?: string | null;
  /** What Pluggy says besides. */
  readonly [more: string]: unknown;
}
