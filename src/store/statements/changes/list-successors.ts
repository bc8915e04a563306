import type { UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';
import { columnsOf, type FeedKey } from './list-feed-objects.ts';

/** What is known of a transaction that is no longer there. */
export interface Succession extends FeedKey {
  readonly accountId: string;
  /** Null: from before reasons were kept. */
  readonly reason: string | null;
  /** The id under which it went on; null: none that is sure. */
  readonly replacedById: string | null;
}

/** $1 user or null, $2 users, $3 accounts, $4 ids. */
const list = (ofUser: boolean): string => `
select t.user_id as "userId", t.account_id as "accountId", t.id, t.deleted_reason as reason,
  (select l.new_id from pluggy.transaction_links l where l.account_id = t.account_id and l.old_id = t.id) as "replacedById"
from unnest($2::text[], $3::uuid[], $4::uuid[]) as k (whose, account, id)
join pluggy.transactions t on t.account_id = k.account and t.id = k.id and t.user_id = k.whose
where ${ofUser ? 't.user_id = $1' : '$1::text is null'} and t.deleted_at is not null`;

/** Why transactions that are hidden are, and what took their places. */
export async function listSuccessors(
  db: Queryable,
  userId: UserId | null,
  keys: readonly FeedKey[],
): Promise<Succession[]> {
  const { rows } = await db.query<Succession>({
    name: `list-successors-${userId === null ? 'all' : 'user'}`,
    text: list(userId !== null),
    values: [userId, ...columnsOf(keys)],
  });
  return rows;
}
