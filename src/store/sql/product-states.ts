import type { ItemId } from '../../domain/ids.ts';
import type { Product, ProductState } from '../../domain/product.ts';
import type { Queryable } from '../Queryable.ts';

export interface StoredProductState {
  readonly product: Product;
  readonly state: ProductState;
  /** Code from docs/errors.md; of a failed product alone. */
  readonly error: string | null;
  /** When the product was last read completely; ISO 8601 in UTC. */
  readonly doneAt: string | null;
}

const RECORD = `
insert into pluggy.product_states as p (item_id, product, state, error, done_at, changed_at)
values ($1, $2, $3, $4, case when $3 = 'done' then $5::timestamptz end, $5)
on conflict (item_id, product) do update
set state = excluded.state, error = excluded.error, done_at = coalesce(excluded.done_at, p.done_at),
  changed_at = excluded.changed_at`;

const BEGIN = `
insert into pluggy.product_states (item_id, product, state, changed_at) values ($1, $2, 'running', $3)
on conflict (item_id, product) do nothing`;

/** A product is read for the first time; of one that was read before, what is known stays, and nothing is written. */
export async function recordProductBegun(
  db: Queryable,
  itemId: ItemId,
  product: Product,
  now: Date,
): Promise<void> {
  await db.query(BEGIN, [itemId, product, now]);
}

export async function recordProductState(
  db: Queryable,
  itemId: ItemId,
  product: Product,
  outcome: { readonly state: Exclude<ProductState, 'never'>; readonly error?: string | undefined },
  now: Date,
): Promise<void> {
  await db.query(RECORD, [itemId, product, outcome.state, outcome.error ?? null, now]);
}
