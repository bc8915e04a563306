// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

/** One of the categories of transactions. */
export interface Category {
  /** Eight digits, of which the first two are those of its root. */
  readonly id: string;
  /** Its name in English; `descriptionTranslated` has the one in Portuguese. */
  readonly description?: string | null;
  /** The category above it; a root has none. */
  readonly parentId?: string | null;
  /** The name of the category above it, in English. */
  readonly parentDescription?: string | null;
  /** What Pluggy says besides. */
  readonly [more: string]: unknown;
}
