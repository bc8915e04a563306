import type { UserId } from '../../../domain/ids.ts';
import type { Keyring } from '../../../domain/Keyring.ts';
import { LIST_TABLES, type ListName } from '../../fragments/list-tables.ts';
import type { Queryable } from '../../Queryable.ts';
import { joinPersonal, OF_LISTS, type SplitRow } from '../../sealed/personal-members.ts';

/** Neither says itself whose it is: Pluggy lists bills of an account, and movements of an investment. */
const VIEWS: Readonly<Partial<Record<ListName, string>>> = {
  bills: `(t.raw || jsonb_build_object('accountId', t.parent_id))`,
  investmentTransactions: `(t.raw || jsonb_build_object('investmentId', t.parent_id))`,
};

/** Bills that went with their card, which the bank closed. */
const OF_CLOSED = `or exists (
  select from pluggy.accounts a where a.id = t.parent_id and a.deleted_at is not null and t.deleted_at >= a.deleted_at)`;

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
    `select t.id, (${VIEWS[name] ?? 't.raw'})::text as raw, ${of === undefined ? 'null' : 't.personal'} as personal
     from ${LIST_TABLES[name]} t
     join pluggy.items i on i.id = t.item_id and i.deleted_at is null
     where i.user_id = $1 and (t.deleted_at is null ${includeDeleted && name === 'bills' ? OF_CLOSED : ''}) order by i.first_seen_at, t.item_id, t.parent_id, t.id`,
    [userId],
  );
  return rows.map((row) => (of === undefined ? row.raw : joinPersonal(of, row, keyring)));
}
