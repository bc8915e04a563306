import type { ItemId, UserId } from '../../../domain/ids.ts';
import type { Queryable } from '../../Queryable.ts';
import { moveBelowItem } from './move-below-item.ts';

/**
 * $1 id, $2 the user that Pluggy's object names, $3 application, $4 the object, $5 now. An owner whom the operator gave the
 * item to stays. So does one from before ids like his were refused, as long as Pluggy goes on to name him. The row is
 * locked before its owner is read: he may be given to it in this very moment.
 */
const SQL = `
with before as (
  select user_id, owner_given_at from pluggy.items where id = $1 for update
), owner as (
  select case when b.owner_given_at is not null or b.user_id = $4::jsonb->>'clientUserId' then b.user_id
    else $2::text end as id
  from (select 1) one left join before b on true
), users as (
  insert into pluggy.users (id, created_at) select o.id, $5 from owner o
  where o.id is not null and not exists (select from pluggy.users u where u.id = o.id) on conflict do nothing
), written as (
  insert into pluggy.items as i (id, user_id, client_id, status, raw, first_seen_at, changed_at)
  select $1, o.id, $3, coalesce(r.raw->>'status', 'UNKNOWN'), r.raw, $5, $5
  from owner o cross join (select $4::jsonb as raw) r
  on conflict (id) do update
    set user_id = excluded.user_id, client_id = excluded.client_id, status = excluded.status, raw = excluded.raw,
        changed_at = excluded.changed_at, missing_since = null, deleted_at = null
    where (i.user_id, i.client_id, i.raw) is distinct from (excluded.user_id, excluded.client_id, excluded.raw)
       or i.missing_since is not null or i.deleted_at is not null or i.status <> excluded.status
  returning 1
)
select o.id as "userId", exists (select from written) as changed,
  exists (select from before where user_id is distinct from o.id) as "changedHands"
from owner o`;

export interface ItemRow {
  readonly id: ItemId;
  /** Whom Pluggy's object names; null: nobody who can be a user. */
  readonly userId: UserId | null;
  readonly clientId: string;
  /** Pluggy's item object, as text. */
  readonly raw: string;
}

export interface UpsertedItem {
  /** Whose the item is; null: nobody's. */
  readonly userId: UserId | null;
  /** Anything was different from what was stored. */
  readonly changed: boolean;
}

/** Stores an item as Pluggy gave it. Where that makes it somebody else's, everything below it goes along. */
export async function upsertItem(tx: Queryable, row: ItemRow, now: Date): Promise<UpsertedItem> {
  const { rows } = await tx.query<UpsertedItem & { changedHands: boolean }>({
    name: 'upsert-item',
    text: SQL,
    values: [row.id, row.userId, row.clientId, row.raw, now],
  });
  const { userId = null, changed = false, changedHands = false } = rows[0] ?? {};
  if (changedHands) await moveBelowItem(tx, row.id, userId);
  return { userId, changed };
}
