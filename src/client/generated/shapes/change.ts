// Written from the table of operations: npx vitest run -u --project unit test/api-pages.test.ts

/** An object that is new, different or gone. */
export interface Change {
  /** Its place in the one order of all changes. Of what was there when the follower began: where that was. */
  readonly sequence: number;
  /** Whose object it is. */
  readonly userId: string;
  /** What `object` is. */
  readonly kind: 'item' | 'account' | 'transaction' | 'bill' | 'investment' | 'investmentTransaction' | 'loan' | 'identity' | 'consent' | 'annotation' | 'user';
  /** `put`: the object is as `object` says now. `remove`: it is no longer there; of a user: forget everything of theirs. */
  readonly op: 'put' | 'remove';
  /** Of an identity its item's id, of an annotation its transaction's, of a user `userId`. */
  readonly id: string;
  /** Of transactions, annotations and bills, which are known by their account and their id. */
  readonly accountId?: string;
  /** Of `put` alone: what is stored of the object itself. What follows from other objects or from today is not in it. */
  readonly object?: {
    /** What Pluggy says besides. */
    readonly [more: string]: unknown;
  };
  /** Of `remove` alone: a transaction's `deletedReason`, `erased`, or `gone`. */
  readonly reason?: string;
  /** Of a transaction's `remove` alone: the id under which it went on; null: none that is sure. */
  readonly replacedById?: string | null;
}
