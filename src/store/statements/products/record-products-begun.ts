import type { ItemId } from '../../../domain/ids.ts';
import type { Product } from '../../../domain/product.ts';
import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import type { Fence } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1, $2 the lease; $3 item, $4 products, $5 now. */
const BEGIN = underLease(`begun as (
  insert into pluggy.product_states (item_id, product, state, changed_at)
  select $3, product, 'running', $5 from unnest($4::text[]) as product where ${HELD}
  on conflict (item_id, product) do nothing
)`);

/**
 * Products are read for the first time; of those that were read before, what is known stays, and nothing is written.
 * @throws {LeaseLost}
 */
export async function recordProductsBegun(
  db: Queryable,
  itemId: ItemId,
  products: readonly Product[],
  { fence, now }: { readonly fence: Fence; readonly now: Date },
): Promise<void> {
  await fenced(db, fence, { name: 'products-begun', text: BEGIN, values: [itemId, products, now] });
}
