import type { ItemId } from '../../domain/ids.ts';
import type { Product, ProductState } from '../../domain/product.ts';
import type { Queryable } from '../Queryable.ts';
import { type Fence, leaseCondition } from './lease.ts';

export interface StoredProductState {
  readonly product: Product;
  readonly state: ProductState;
  /** Code from docs/errors.md; of a failed product alone. */
  readonly error: string | null;
  /** When the product was last read completely; ISO 8601 in UTC. */
  readonly doneAt: string | null;
}

const RECORD = `
with lease as materialized (
  ${leaseCondition('$6', '$7')}
)
insert into pluggy.product_states as p (item_id, product, state, error, done_at, changed_at)
select $1::uuid, $2::text, $3::text, $4::text, case when $3::text = 'done' then $5::timestamptz end, $5::timestamptz
where exists (select from lease)
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

/** @returns false when the run no longer holds its job; nothing was written then */
export async function recordProductState(
  db: Queryable,
  itemId: ItemId,
  product: Product,
  outcome: { readonly state: Exclude<ProductState, 'never'>; readonly error?: string | undefined },
  { fence, now }: { readonly fence: Fence; readonly now: Date },
): Promise<boolean> {
  const values = [itemId, product, outcome.state, outcome.error ?? null, now, fence.jobId, fence.worker];
  return (await db.query(RECORD, values)).rowCount === 1;
}
