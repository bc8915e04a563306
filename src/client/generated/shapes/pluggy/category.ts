// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

/** One of the categories of transactions. */
export interface Category {
  readonly id: string;
  readonly description?: string | null;
  readonly parentId?: string | null;
  readonly parentDescription?: string | null;
  /** What Pluggy says besides. */
  readonly [more: string]: unknown;
}
