import { PublicError } from '../../../domain/errors.ts';
import type { ItemId, UserId } from '../../../domain/ids.ts';
import type { Keyring } from '../../../domain/Keyring.ts';
import type { Queryable } from '../../Queryable.ts';
import { identityContext } from '../../sealed/identity-context.ts';

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
    return keyring.open(sealed, identityContext(itemId));
  });
}
