// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

/** What became of one product in the last run of Pluggy. */
export interface ProductState {
  /** Whether the last run read it. */
  readonly isUpdated?: boolean | null;
  /** When it was last read, in UTC. */
  readonly lastUpdatedAt?: string | null;
  /** What went wrong with a part of it. */
  readonly warnings?: readonly ({
    /** Pluggy's code of the warning. */
    readonly code?: string | null;
    /** What it means, in English. */
    readonly message?: string | null;
    /** What the bank says, where it does. */
    readonly providerMessage?: string | null;
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  })[] | null;
  /** What Pluggy says besides. */
  readonly [more: string]: unknown;
}
