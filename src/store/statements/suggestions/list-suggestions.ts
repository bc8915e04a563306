import type { AccountId, TransactionId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';

/** A pair about which the person was asked. */
export interface StoredSuggestion {
  readonly oldId: TransactionId;
  readonly newId: TransactionId;
  /** False: the person has not answered. */
  readonly isRefused: boolean;
}

const LIST = `
select s.old_id as "oldId", s.new_id as "newId", s.refused_at is not null as "isRefused"
from pluggy.suggested_predecessors s where s.account_id = $1`;

/** The suggestions of an account that are open or were refused. */
export async function listSuggestions(db: Queryable, accountId: AccountId): Promise<StoredSuggestion[]> {
  return (await db.query<StoredSuggestion>(LIST, [accountId])).rows;
}
