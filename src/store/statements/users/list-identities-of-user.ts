import { PublicError } from '../../../domain/errors.ts';
import type { ItemId, UserId } from '../../../domain/ids.ts';
import type { Keyring } from '../../../domain/Keyring.ts';
import type { Queryable } from '../../Queryable.ts';
import { identityContext } from '../../sealed/identity-context.ts';

const LIST = `
select d.item_id as "itemId", d.sealed from pluggy.identities d
join pluggy.items i on i.id = d.item_id and i.deleted_at is null
where d.user_id = $1 and d.deleted_at is null order by i.first_seen_at, d.item_id`;

/** $1 user, $2 the item after which to continue or null, $3 how many. */
const PAGE = `
select d.item_id as "itemId", d.sealed from pluggy.identities d
join pluggy.items i on i.id = d.item_id and i.deleted_at is null
where d.user_id = $1 and d.deleted_at is null and ($2::uuid is null or d.item_id > $2) order by d.item_id limit $3`;

interface Row {
  readonly itemId: ItemId;
  readonly sealed: Buffer;
}

function open({ itemId, sealed }: Row, keyring: Keyring | null): string {
  if (keyring?.holdsKeyOf(sealed) !== true) throw new PublicError('encryption_key_missing');
  return keyring.open(sealed, identityContext(itemId));
}

/**
 * The identities of the user's items, each as the JSON text that came.
 * @throws {PublicError} encryption_key_missing
 */
export async function listIdentitiesOfUser(
  db: Queryable,
  keyring: Keyring | null,
  userId: UserId,
): Promise<string[]> {
  const { rows } = await db.query<Row>(LIST, [userId]);
  return rows.map((row) => open(row, keyring));
}

/**
 * One page of the same, by the ids of the items.
 * @throws {PublicError} encryption_key_missing
 */
export async function listIdentityPage(
  db: Queryable,
  keyring: Keyring | null,
  userId: UserId,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly string[]; readonly next: string | null }> {
  const { rows } = await db.query<Row>(PAGE, [userId, after ?? null, limit + 1]);
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? (shown.at(-1)?.itemId ?? null) : null;
  return { rows: shown.map((row) => open(row, keyring)), next };
}
