import type { UserId } from '../../../domain/ids.ts';
import type { Keyring } from '../../../domain/Keyring.ts';
import { LIST_TABLES, type ListName } from '../../fragments/list-tables.ts';
import { isProductShown, productView } from '../../fragments/product-view.ts';
import type { Queryable } from '../../Queryable.ts';
import { joinPersonal, OF_LISTS, type SplitRow } from '../../sealed/personal-members.ts';

/** Where a page of a product's list ended. */
export interface ProductCursor {
  /** The day or time by which the list is sorted; empty: it has none. */
  readonly at: string;
  readonly itemId: string;
  readonly id: string;
}

export interface ProductFilter {
  /** Of the account of bills, or of the investment of movements. */
  readonly parentId?: string | undefined;
  /** Also the bills of closed cards. */
  readonly includeDeleted?: boolean | undefined;
}

export interface ProductPageAsked {
  readonly after?: ProductCursor | undefined;
  readonly limit: number;
}

export interface ProductPage {
  /** JSON text of each object. */
  readonly rows: readonly string[];
  readonly next: ProductCursor | null;
}

/** Lists of what happens are sorted by when; texts of ISO 8601, whatever a bank puts there. */
const AT: Readonly<Partial<Record<ListName, string>>> = {
  bills: `t.raw->>'dueDate'`,
  investmentTransactions: `t.raw->>'date'`,
};
/** What of it is compared: more than any date has. */
const AT_LENGTH = 40;

type Row = SplitRow & ProductCursor;

/**
 * $1 user, $2 parent or null, $3 to $5 the cursor or null, $6 how many. A user has few rows of these kinds: they are sorted, and
 * need no index.
 */
const pageOf = (name: ListName, includeDeleted: boolean): string => `
select s.*, ${OF_LISTS[name] === undefined ? 'null' : 's.sealed'} as personal
from (
  select t.id, t.item_id as "itemId", ${productView(name)}::text as raw,
    left(coalesce(${AT[name] ?? "''"}, ''), ${AT_LENGTH}) collate "C" as at,
    ${OF_LISTS[name] === undefined ? 'null' : 't.personal'} as sealed
  from ${LIST_TABLES[name]} t
  join pluggy.items i on i.id = t.item_id and i.deleted_at is null
  where i.user_id = $1 and ${isProductShown(name, includeDeleted)} and ($2::uuid is null or t.parent_id = $2)
) s
where $3::text is null or (s.at, s."itemId", s.id) < ($3 collate "C", $4::uuid, $5::uuid)
order by s.at desc, s."itemId" desc, s.id desc limit $6`;

/**
 * One page of a product's list: what has a date newest first.
 * @throws {PublicError} encryption_key_missing
 */
export async function listProductPage(
  db: Queryable,
  keyring: Keyring | null,
  {
    userId,
    name,
    filter,
  }: { readonly userId: UserId; readonly name: ListName; readonly filter: ProductFilter },
  { after, limit }: ProductPageAsked,
): Promise<ProductPage> {
  const { rows } = await db.query<Row>(pageOf(name, filter.includeDeleted ?? false), [
    userId,
    filter.parentId ?? null,
    after?.at ?? null,
    after?.itemId ?? null,
    after?.id ?? null,
    limit + 1, // one more tells whether there is another page
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const of = OF_LISTS[name];
  return {
    rows: shown.map((row) => (of === undefined ? row.raw : joinPersonal(of, row, keyring))),
    next:
      rows.length > limit && last !== undefined ? { at: last.at, itemId: last.itemId, id: last.id } : null,
  };
}
