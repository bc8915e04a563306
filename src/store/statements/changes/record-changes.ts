import type { AccountId, UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** Kinds whose objects are known by their account and their id. */
type KindOfAccount = 'transaction' | 'bill' | 'annotation';
type KindOfUser =
  | 'item'
  | 'account'
  | 'investment'
  | 'investmentTransaction'
  | 'loan'
  | 'identity'
  | 'consent';

/** What the feed carries. */
export type ChangeKind = KindOfUser | KindOfAccount;

/** Objects of one user that are, in the caller's transaction, not what they were: new, different or gone. */
export type RecordedChange = {
  /** Whose feed; null: nobody's, and nothing is noted. */
  readonly userId: UserId | null;
  /** Of an identity the item's id, of an annotation the transaction's. */
  readonly ids: readonly string[];
} & (
  | { readonly kind: KindOfUser; readonly accountId?: undefined }
  | { readonly kind: KindOfAccount; readonly accountId: AccountId }
);

/** $1 user, $2 kind, $3 account or null, $4 ids. */
const RECORD = 'insert into pluggy.changes (user_id, kind, account_id, ids) values ($1, $2, $3, $4)';

/**
 * Notes in the log of changes that objects changed. It belongs into the transaction that changes them: it gets its place in
 * the log once that has committed. Whoever reads the log finds the objects as they are then.
 *
 * Needed for transactions, and for what an object shows besides its own row. Rows of the other tables that the feed
 * carries, annotations and what a person set of an account among them, are noted by triggers.
 */
export async function recordChanges(
  tx: Queryable,
  { userId, kind, accountId = undefined, ids }: RecordedChange,
): Promise<void> {
  if (userId === null || ids.length === 0) return;
  await tx.query({
    name: 'record-changes',
    text: RECORD,
    values: [userId, kind, accountId ?? null, ids],
  });
}
