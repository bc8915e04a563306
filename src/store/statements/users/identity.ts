import { PublicError } from '../../../domain/errors.ts';
import type { ItemId, UserId } from '../../../domain/ids.ts';
import type { Keyring } from '../../../domain/Keyring.ts';
import { type Fence, leaseCondition } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';
import { FIRST_UUID, type SealedColumn } from '../keys/reseal.ts';

const contextOf = (itemId: string): string => `pluggy.identities/${itemId}`;

const WRITE = `
with lease as (
  ${leaseCondition('$6', '$7')}
), written as (
  insert into pluggy.identities as i (item_id, user_id, sealed, digest, first_seen_at, changed_at)
  select $1, $2, $3, $4, $5, $5 where exists (select from lease)
  on conflict (item_id) do update
  set user_id = excluded.user_id, sealed = excluded.sealed, digest = excluded.digest,
    changed_at = excluded.changed_at, deleted_at = null
  where i.digest <> excluded.digest or i.user_id is distinct from excluded.user_id or i.deleted_at is not null
  returning 1
)
select exists (select from lease) as held, exists (select from written) as changed`;

/**
 * Stores who Pluggy says the person behind an item is; nobody can read it in the database without the key.
 * @param raw Pluggy's identity object, as text
 * @returns whether it was new or different; undefined when the run no longer holds its job
 */
export async function upsertIdentity(
  db: Queryable,
  keyring: Keyring,
  row: { readonly itemId: ItemId; readonly userId: UserId | null; readonly raw: string },
  fence: Fence,
  now: Date,
): Promise<boolean | undefined> {
  const { itemId, userId, raw } = row;
  const sealed = keyring.seal(raw, contextOf(itemId));
  const digest = keyring.digest(raw, 'identity');
  const values = [itemId, userId, sealed, digest, now, fence.jobId, fence.worker];
  const { rows } = await db.query<{ held: boolean; changed: boolean }>(WRITE, values);
  return rows[0]?.held === true ? rows[0].changed : undefined;
}

const LIST = `
select d.item_id as "itemId", d.sealed from pluggy.identities d
join pluggy.items i on i.id = d.item_id and i.deleted_at is null
where d.user_id = $1 and d.deleted_at is null order by i.first_seen_at, d.item_id`;

/**
 * The identities of the user's items, each as the JSON text that came.
 * @throws {PublicError} encryption_key_missing
 */
export async function listIdentitiesOfUser(
  db: Queryable,
  keyring: Keyring | null,
  userId: UserId,
): Promise<string[]> {
  const { rows } = await db.query<{ itemId: ItemId; sealed: Buffer }>(LIST, [userId]);
  return rows.map(({ itemId, sealed }) => {
    if (keyring?.holdsKeyOf(sealed) !== true) throw new PublicError('encryption_key_missing');
    return keyring.open(sealed, contextOf(itemId));
  });
}

export const SEALED_IDENTITIES: SealedColumn = {
  name: 'identities',
  start: FIRST_UUID,
  next: `select item_id as id, sealed from pluggy.identities where item_id > $1 order by item_id limit 100 for update`,
  write: 'update pluggy.identities set sealed = $2, digest = $3 where item_id = $1',
  forget: 'delete from pluggy.identities where item_id = $1', // the next sync of the item brings it anew
  contextOf,
  digestOf: (keyring, plain) => keyring.digest(plain, 'identity'),
};
