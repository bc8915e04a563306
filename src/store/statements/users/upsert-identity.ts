import type { ItemId, UserId } from '../../../domain/ids.ts';
import type { Keyring } from '../../../domain/Keyring.ts';
import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import type { Fence } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';
import { identityContext } from '../../sealed/identity-context.ts';

/** $1, $2 the lease; $3 item, $4 user, $5 the identity encrypted, $6 its digest, $7 now. */
const WRITE = underLease(
  `written as (
  insert into pluggy.identities as i (item_id, user_id, sealed, digest, first_seen_at, changed_at)
  select $3, $4, $5, $6, $7, $7 where ${HELD}
  on conflict (item_id) do update
  set user_id = excluded.user_id, sealed = excluded.sealed, digest = excluded.digest,
    changed_at = excluded.changed_at, deleted_at = null
  where i.digest <> excluded.digest or i.user_id is distinct from excluded.user_id or i.deleted_at is not null
  returning 1
)`,
  'exists (select from written) as changed',
);

/**
 * Stores who Pluggy says the person behind an item is; nobody can read it in the database without the key.
 * @param raw Pluggy's identity object, as text
 * @returns whether it was new or different
 * @throws {LeaseLost}
 */
export async function upsertIdentity(
  db: Queryable,
  keyring: Keyring,
  row: { readonly itemId: ItemId; readonly userId: UserId | null; readonly raw: string },
  fence: Fence,
  now: Date,
): Promise<boolean> {
  const { itemId, userId, raw } = row;
  const sealed = keyring.seal(raw, identityContext(itemId));
  const digest = keyring.digest(raw, 'identity');
  const values = [itemId, userId, sealed, digest, now];
  return (await fenced<{ changed: boolean }>(db, fence, { text: WRITE, values })).changed;
}
