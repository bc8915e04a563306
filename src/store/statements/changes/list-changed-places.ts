import type { AccountId, ItemId, UserId } from '../../../domain/ids.ts';
import type { Change } from '../../notify-change.ts';
import type { Queryable } from '../../Queryable.ts';

/** The tables whose objects belong to an item and to no account, by their kind. */
const OF_ITEMS = [
  ['item', 'items', 'id'],
  ['identity', 'identities', 'item_id'],
  ['consent', 'consents', 'id'],
  ['loan', 'loans', 'id'],
  ['investment', 'investments', 'id'],
  ['investmentTransaction', 'investment_transactions', 'id'],
]
  .map(
    ([kind, table, id]) => `
union
select 'item', t.${kind === 'item' ? 'id' : 'item_id'}, null::uuid from logged l join pluggy.${table} t on t.${id} = any (l.ids)
where l.kind = '${kind}' and t.user_id = $1`,
  )
  .join('');

/** $1 user, $2 the number after which. */
const LIST = `
with logged as (
  select kind, account_id, ids from pluggy.changes where user_id = $1 and sequence > $2::bigint
)
select 'accounts' as kind, a.item_id as "itemId", null::uuid as "accountId"
from logged l join pluggy.accounts a on a.id = any (l.ids) where l.kind = 'account' and a.user_id = $1
union
select case l.kind when 'bill' then 'accounts' else 'transactions' end, a.item_id, case l.kind when 'bill' then null else a.id end
from logged l join pluggy.accounts a on a.id = l.account_id and a.user_id = $1${OF_ITEMS}
order by 1, 2, 3`;

/** Every place that a person may be looking at, connections before what is in them: $1 user. */
const ALL = `
select kind, "itemId", "accountId" from (
  select 1 as place, 'item' as kind, i.id as "itemId", null::uuid as "accountId" from pluggy.items i where i.user_id = $1
  union all select 2, 'accounts', i.id, null from pluggy.items i where i.user_id = $1
  union all select 3, 'transactions', a.item_id, a.id from pluggy.accounts a where a.user_id = $1
) places order by place, "itemId", "accountId"`;

/**
 * Where something of a user's has changed since a number of the log, each place once.
 * @param since null: not known, so everywhere
 */
export async function listChangedPlaces(
  db: Queryable,
  userId: UserId,
  since: bigint | null,
): Promise<Change[]> {
  const { rows } = await db.query<{ kind: Change['kind']; itemId: ItemId; accountId: AccountId | null }>(
    since === null ? ALL : LIST,
    since === null ? [userId] : [userId, since],
  );
  return rows.map(({ kind, itemId, accountId }) => ({
    kind,
    userId,
    itemId,
    ...(accountId === null ? {} : { accountId }),
  }));
}
