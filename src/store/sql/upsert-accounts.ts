import type { AccountId, ItemId, UserId } from '../../domain/ids.ts';
import type { Queryable } from '../Queryable.ts';
import type { SplitAccounts } from './account-owner.ts';

const SQL = `
with page as (
  select distinct on (id) (r.raw->>'id')::uuid as id, r.raw
  from jsonb_array_elements($1::jsonb->'results') with ordinality as r (raw, position)
  order by id, position desc
), owners as (
  select * from unnest($5::uuid[], $6::bytea[], $7::bytea[]) as u (id, personal, digest)
), written as (
  insert into pluggy.accounts as a (id, item_id, user_id, type, balance, currency_code, raw, personal, personal_digest,
    first_seen_at, changed_at)
  select p.id, $2, $3, coalesce(p.raw->>'type', 'UNKNOWN'), (p.raw->>'balance')::numeric, p.raw->>'currencyCode', p.raw,
    u.personal, u.digest, $4, $4
  from page p left join owners u using (id)
  where not exists (
    select from pluggy.accounts o
    where o.id = p.id and o.raw = p.raw and o.item_id = $2 and o.user_id is not distinct from $3 and o.deleted_at is null
      and o.personal_digest is not distinct from u.digest)
  on conflict (id) do update
    set item_id = excluded.item_id, user_id = excluded.user_id, type = excluded.type, balance = excluded.balance,
        currency_code = excluded.currency_code, raw = excluded.raw, personal = excluded.personal,
        personal_digest = excluded.personal_digest, changed_at = excluded.changed_at, deleted_at = null
  returning a.id
)
select p.id, coalesce(p.raw->>'type', 'UNKNOWN') as type, w.id is not null as changed
from page p left join written w using (id)
order by p.raw->>'type', p.id`;

export interface WrittenAccount {
  readonly id: AccountId;
  /** BANK or CREDIT; an open set. */
  readonly type: string;
  readonly changed: boolean;
}

/** Stores a page of accounts and says which there are and which were different. */
export async function upsertAccounts(
  tx: Queryable,
  { page, owners }: SplitAccounts,
  owner: { readonly itemId: ItemId; readonly userId: UserId | null },
  now: Date,
): Promise<WrittenAccount[]> {
  const { rows } = await tx.query<WrittenAccount>({
    text: SQL,
    values: [
      page,
      owner.itemId,
      owner.userId,
      now,
      owners.map(({ id }) => id),
      owners.map(({ sealed }) => sealed),
      owners.map(({ digest }) => digest),
    ],
  });
  return rows;
}

/** Accounts of the item that are stored and not among `present`. */
export async function listAbsentAccounts(
  db: Queryable,
  itemId: ItemId,
  present: readonly AccountId[],
): Promise<AccountId[]> {
  const { rows } = await db.query<{ id: AccountId }>(
    'select id from pluggy.accounts where item_id = $1 and deleted_at is null and id <> all($2::uuid[])',
    [itemId, present],
  );
  return rows.map(({ id }) => id);
}

/** Hides an account, its transactions and its bills. */
export async function tombstoneAccount(tx: Queryable, id: AccountId, now: Date): Promise<void> {
  await tx.query(
    'update pluggy.accounts set deleted_at = $2, changed_at = $2 where id = $1 and deleted_at is null',
    [id, now],
  );
  await tx.query(
    `update pluggy.transactions set deleted_at = $2, changed_at = $2, deleted_reason = 'account_gone'
     where account_id = $1 and deleted_at is null`,
    [id, now],
  );
  await tx.query(
    'update pluggy.bills set deleted_at = $2, changed_at = $2 where parent_id = $1 and deleted_at is null',
    [id, now],
  );
}

/** @param rowsSeen how many rows Pluggy sent for the account */
export async function recordSweep(tx: Queryable, id: AccountId, rowsSeen: number, now: Date): Promise<void> {
  await tx.query('update pluggy.accounts set swept_at = $2, swept_rows = $3 where id = $1', [
    id,
    now,
    rowsSeen,
  ]);
}
