import type { UserId } from '../../../domain/ids.ts';
import { FEED_KINDS } from '../../fragments/feed-kinds.ts';
import type { Queryable } from '../../Queryable.ts';
import { FIRST_UUID } from '../../sealed/SealedColumn.ts';
import { type FeedObject, feedColumns } from './list-feed-objects.ts';
import type { ChangeKind } from './record-changes.ts';

/** Where a walk through the objects of a kind stands. */
export interface WalkPlace {
  /** Of kinds that are known by their account and their id. */
  readonly account: string;
  readonly id: string;
  /** Tells the annotations of two users of one transaction apart. */
  readonly digest: string;
}

export const WALK_START: WalkPlace = { account: FIRST_UUID, id: FIRST_UUID, digest: FIRST_UUID };

export type KeptObject = FeedObject & { readonly place: WalkPlace };

const place = (kind: ChangeKind): string => {
  const { account } = FEED_KINDS[kind];
  return `${account ?? `'${FIRST_UUID}'`} as "placeAccount", ${kind === 'annotation' ? 'md5(t.user_id)::uuid' : `'${FIRST_UUID}'`} as "placeDigest"`;
};

/*
 * All statements here: $1 user or null, $2 account, $3 id and $4 digest of the place, $5 how many. Conditions and order are
 * those of the primary keys, so that a page far down costs what the first one does.
 */

/** An index finds the few rows of one user; they are put into order. */
const byUser = (kind: ChangeKind, from: string): string => {
  const { id, account, isThere } = FEED_KINDS[kind];
  const key = account === null ? id : `${account}, ${id}`;
  return `
select ${feedColumns(kind)}, ${place(kind)} from ${from}
where t.user_id = $1 and ${isThere} and (${key}) > (${account === null ? '$3::uuid' : '$2::uuid, $3::uuid'})
  and $2::uuid is not null and $4::uuid is not null
order by ${key} limit $5`;
};

/** Products are found by their items. */
const OF_ITEMS = (kind: ChangeKind): string =>
  byUser(kind, `pluggy.items i join ${FEED_KINDS[kind].from} on t.item_id = i.id and i.user_id = $1`);

/** The transactions of one account after the other. */
const TRANSACTIONS_OF_USER = `
select ${feedColumns('transaction')}, ${place('transaction')}
from (
  select * from pluggy.accounts where user_id = $1 and id >= $2::uuid order by id
) a cross join lateral (
  select * from pluggy.transactions t
  where t.account_id = a.id and t.user_id = $1 and t.deleted_at is null
    and t.id > case when a.id = $2::uuid then $3::uuid else '${FIRST_UUID}' end
  order by t.account_id, t.id limit $5
) t
where $4::uuid is not null
order by a.id, t.id limit $5`;

const OF_USER: Readonly<Record<ChangeKind, string>> = {
  item: byUser('item', FEED_KINDS.item.from),
  account: byUser('account', FEED_KINDS.account.from),
  transaction: TRANSACTIONS_OF_USER,
  bill: OF_ITEMS('bill'),
  investment: OF_ITEMS('investment'),
  investmentTransaction: OF_ITEMS('investmentTransaction'),
  loan: OF_ITEMS('loan'),
  identity: OF_ITEMS('identity'),
  consent: OF_ITEMS('consent'),
  annotation: byUser('annotation', FEED_KINDS.annotation.from),
};

function ofAll(kind: ChangeKind): string {
  const { from, id, account, isThere } = FEED_KINDS[kind];
  const key = account === null ? id : `${account}, ${id}`;
  const start = account === null ? '$3::uuid' : '$2::uuid, $3::uuid';
  const after =
    kind === 'annotation'
      ? `(${key}) >= (${start}) and (${key}, md5(t.user_id)::uuid) > (${start}, $4::uuid)`
      : `(${key}) > (${start})`;
  return `
select ${feedColumns(kind)}, ${place(kind)} from ${from}
where $1::text is null and t.user_id is not null and ${isThere} and ${after}
  and $2::uuid is not null and $4::uuid is not null
order by ${key}${kind === 'annotation' ? ', md5(t.user_id)::uuid' : ''} limit $5`;
}

/** The next objects of a kind after a place, of one user or (null) of all. */
export async function listKeptObjects(
  db: Queryable,
  userId: UserId | null,
  kind: ChangeKind,
  { account, id, digest }: WalkPlace,
  limit: number,
): Promise<KeptObject[]> {
  const { rows } = await db.query<FeedObject & { placeAccount: string; placeDigest: string }>({
    name: `list-kept-${kind}-${userId === null ? 'all' : 'user'}`,
    text: userId === null ? ofAll(kind) : OF_USER[kind],
    values: [userId, account, id, digest, limit],
  });
  return rows.map(({ placeAccount, placeDigest, ...object }) => ({
    ...object,
    place: { account: placeAccount, id: object.id, digest: placeDigest },
  }));
}
