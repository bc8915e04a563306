import type { AccountId, ItemId, UserId } from '../domain/ids.ts';
import type { Queryable } from './Queryable.ts';

/** The channel on which every process hears what changed for whom. */
export const CHANGES_CHANNEL = 'pluggy_changes';

/** Something that a person may be looking at is different now. It names the place, not the data. */
export interface Change {
  readonly kind: 'item' | 'accounts' | 'transactions';
  readonly userId: UserId;
  readonly itemId: ItemId;
  /** Of transactions only. */
  readonly accountId?: AccountId;
}

/** Tells all processes about a change once the caller's transaction commits. Nobody's items have no listeners. */
export async function notifyChange(
  tx: Queryable,
  kind: Change['kind'],
  where: { readonly userId: UserId | null; readonly itemId: ItemId },
  accountId?: AccountId,
): Promise<void> {
  const { userId, itemId } = where;
  if (userId === null) return;
  const change: Change = { kind, userId, itemId, ...(accountId === undefined ? {} : { accountId }) };
  tx.tell(CHANGES_CHANNEL, JSON.stringify(change));
}
