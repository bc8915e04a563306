import type { ItemId, UserId } from '../../domain/ids.ts';
import type { Queryable } from '../Queryable.ts';
import { moveProducts } from './products-of-item.ts';

const SQL = `
with before as (
  select user_id from pluggy.items where id = $1
), users as (
  insert into pluggy.users (id, created_at) select $2, $5
  where $2::text is not null and not exists (select from pluggy.users where id = $2) on conflict do nothing
)
insert into pluggy.items as i (id, user_id, client_id, status, raw, first_seen_at, changed_at)
select $1, $2, $3, coalesce(r.raw->>'status', 'UNKNOWN'), r.raw, $5, $5
from (select $4::jsonb as raw) r
on conflict (id) do update
  set user_id = excluded.user_id, client_id = excluded.client_id, status = excluded.status, raw = excluded.raw,
      changed_at = excluded.changed_at, missing_since = null, deleted_at = null
  where (i.user_id, i.client_id, i.raw) is distinct from (excluded.user_id, excluded.client_id, excluded.raw)
     or i.missing_since is not null or i.deleted_at is not null or i.status <> excluded.status
returning exists (select from before where user_id is distinct from $2) as "changedHands"`;

/** Items follow their clientUserId: where it changed at Pluggy, everything below the item changes hands too. */
const MOVE_ACCOUNTS = `
update pluggy.accounts set user_id = $2 where item_id = $1 returning id`;
const MOVE_TRANSACTIONS = `
update pluggy.transactions set user_id = $2 where account_id = any($1::uuid[])`;
const MOVE_VERSIONS = `
update pluggy.transaction_versions set user_id = $2 where account_id = any($1::uuid[])`;
const MOVE_BALANCES = `
update pluggy.balances set user_id = $2 where account_id = any($1::uuid[])`;

export interface ItemRow {
  readonly id: ItemId;
  /** Null: nobody's. */
  readonly userId: UserId | null;
  readonly clientId: string;
  /** Pluggy's item object, as text. */
  readonly raw: string;
}

async function moveBelow(tx: Queryable, { id, userId }: ItemRow): Promise<void> {
  const moved = await tx.query<{ id: string }>(MOVE_ACCOUNTS, [id, userId]);
  const accounts = moved.rows.map((account) => account.id);
  await tx.query(MOVE_TRANSACTIONS, [accounts, userId]);
  await tx.query(MOVE_VERSIONS, [accounts, userId]);
  await tx.query(MOVE_BALANCES, [accounts, userId]);
  await moveProducts(tx, id, userId);
}

/** Stores an item as Pluggy gave it; true when anything was different from what was stored. */
export async function upsertItem(tx: Queryable, row: ItemRow, now: Date): Promise<boolean> {
  const { rows } = await tx.query<{ changedHands: boolean }>({
    name: 'upsert-item',
    text: SQL,
    values: [row.id, row.userId, row.clientId, row.raw, now],
  });
  if (rows[0]?.changedHands === true) await moveBelow(tx, row);
  return rows.length > 0;
}
