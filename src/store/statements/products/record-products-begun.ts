import type { ItemId } from '../../../domain/ids.ts';
import type { Product } from '../../../domain/product.ts';
import type { Queryable } from '../../Queryable.ts';

const BEGIN = `
insert into pluggy.product_states (item_id, product, state, changed_at)
select $1, product, 'running', $3 from unnest($2::text[]) as product
on conflict (item_id, product) do nothing`;

/** Products are read for the first time; of those that were read before, what is known stays, and nothing is written. */
export async function recordProductsBegun(
  db: Queryable,
  itemId: ItemId,
  products: readonly Product[],
  now: Date,
): Promise<void> {
  await db.query({ name: 'products-begun', text: BEGIN, values: [itemId, products, now] });
}
