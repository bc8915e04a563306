import type { UserId } from '../../../domain/ids.ts';
import { FEED_KINDS } from '../../fragments/feed-kinds.ts';
import type { Queryable } from '../../Queryable.ts';
import type { ChangeKind } from './record-changes.ts';

/** An object of the feed as it is stored: encrypted parts stand apart. */
export interface FeedObject {
  readonly userId: UserId;
  /** Null where the id alone says which object it is. */
  readonly accountId: string | null;
  readonly id: string;
  /** JSON text; null where all of it is encrypted. */
  readonly view: string | null;
  readonly personal: Buffer | null;
}

export const feedColumns = (kind: ChangeKind): string => {
  const { id, account, view, sealed } = FEED_KINDS[kind];
  return `t.user_id as "userId", ${account ?? 'null::uuid'} as "accountId", ${id} as id, (${view})::text as view, ${sealed} as personal`;
};

/** $1 user or null, $2 users, $3 accounts, $4 ids. */
function list(kind: ChangeKind, ofUser: boolean): string {
  const { from, id, account, isThere } = FEED_KINDS[kind];
  return `
select ${feedColumns(kind)}
from ${from} join unnest($2::text[], $3::uuid[], $4::uuid[]) as k (whose, account, id)
  on ${id} = k.id ${account === null ? '' : `and ${account} = k.account`} and t.user_id = k.whose
where ${ofUser ? 't.user_id = $1' : '$1::text is null'} and ${isThere}`;
}

/** An object's name in the log. */
export interface FeedKey {
  readonly userId: UserId;
  readonly accountId: string | null;
  readonly id: string;
}

/** Their users, accounts and ids: three parameters of a statement. */
export const columnsOf = (keys: readonly FeedKey[]): readonly unknown[] => [
  keys.map(({ userId }) => userId),
  keys.map(({ accountId }) => accountId),
  keys.map(({ id }) => id),
];

/**
 * The objects of a kind that are there, of those that are named.
 * @param userId whose they must be; null: whoever each is named with
 */
export async function listFeedObjects(
  db: Queryable,
  userId: UserId | null,
  kind: ChangeKind,
  keys: readonly FeedKey[],
): Promise<FeedObject[]> {
  const { rows } = await db.query<FeedObject>({
    name: `list-feed-${kind}-${userId === null ? 'all' : 'user'}`,
    text: list(kind, userId !== null),
    values: [userId, ...columnsOf(keys)],
  });
  return rows;
}
