import type { UserId } from '../../../domain/ids.ts';
import type { Keyring } from '../../../domain/Keyring.ts';
import { LIST_TABLES, type ListName } from '../../fragments/list-tables.ts';
import { isProductShown, productView } from '../../fragments/product-view.ts';
import type { Queryable } from '../../Queryable.ts';
import { joinPersonal, OF_LISTS, type SplitRow } from '../../sealed/personal-members.ts';

/**
 * The rows of one of the user's lists, each as the JSON text of Pluggy's object.
 * @param includeDeleted also the bills of closed cards
 * @throws {PublicError} encryption_key_missing
 */
export async function listProductOfUser(
  db: Queryable,
  keyring: Keyring | null,
  name: ListName,
  userId: UserId,
  includeDeleted: boolean,
): Promise<string[]> {
  const of = OF_LISTS[name];
  const { rows } = await db.query<SplitRow>(
    `select t.id, (${productView(name)})::text as raw, ${of === undefined ? 'null' : 't.personal'} as personal
     from ${LIST_TABLES[name]} t
     join pluggy.items i on i.id = t.item_id and i.deleted_at is null
     where i.user_id = $1 and ${isProductShown(name, includeDeleted)} order by i.first_seen_at, t.item_id, t.parent_id, t.id`,
    [userId],
  );
  return rows.map((row) => (of === undefined ? row.raw : joinPersonal(of, row, keyring)));
}
