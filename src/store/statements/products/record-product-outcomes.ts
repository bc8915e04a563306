import type { ItemId } from '../../../domain/ids.ts';
import type { Product, ProductState } from '../../../domain/product.ts';
import { fenced, HELD, underLease } from '../../../queue/fenced.ts';
import type { Fence } from '../../../queue/sql/lease.ts';
import type { Queryable } from '../../Queryable.ts';

/** What became of a product in a run. */
export interface ProductOutcome {
  readonly product: Product;
  readonly state: Exclude<ProductState, 'never' | 'running'>;
  /** Code from docs/errors.md; of a failed product alone. */
  readonly error?: string | undefined;
  /** Objects that came in a form that this program does not know. */
  readonly oddObjects: number;
  readonly at: Date;
  /** When the bank was read for it, as Pluggy says. */
  readonly asOf: Date | null;
  /** What tells later whether it has moved since; null: nothing does. */
  readonly version: string | null;
}

/**
 * $1, $2 the lease; $3 item; one list a column: $4 products, $5 states, $6 errors, $7 times, $8 the bank's times, $9 odd objects,
 * $10 versions; $11 when the run began. Objects that were kept aside before it began and were not seen since are no longer what Pluggy
 * has. A failed read says nothing about them.
 */
const RECORD = underLease(`recorded as (
  insert into pluggy.product_states as p (item_id, product, state, error, done_at, as_of, changed_at, odd_objects, version)
  select $3, o.product, o.state, o.error, case when o.state = 'done' then o.at end,
    case when o.state = 'done' then o.as_of end, o.at, o.odd, case when o.state = 'done' then o.version end
  from unnest($4::text[], $5::text[], $6::text[], $7::timestamptz[], $8::timestamptz[],
    $9::int[], $10::text[]) as o (product, state, error, at, as_of, odd, version)
  where ${HELD}
  on conflict (item_id, product) do update
  set state = excluded.state, error = excluded.error, done_at = coalesce(excluded.done_at, p.done_at),
    as_of = case when excluded.state = 'done' then excluded.as_of else p.as_of end,
    changed_at = excluded.changed_at, version = excluded.version,
    odd_objects = case when excluded.state = 'failed' then p.odd_objects else excluded.odd_objects end
), outdated as (
  delete from pluggy.refused_objects r using unnest($4::text[], $5::text[]) as o (product, state)
  where r.item_id = $3 and r.product = o.product and o.state <> 'failed' and r.seen_at < $11
    and ${HELD}
)`);

/**
 * Keeps what became of some products in a run.
 * @param startedAt when the run began
 * @throws {LeaseLost}
 */
export async function recordProductOutcomes(
  db: Queryable,
  itemId: ItemId,
  outcomes: readonly ProductOutcome[],
  fence: Fence,
  startedAt: Date,
): Promise<void> {
  await fenced(db, fence, {
    name: 'product-outcomes',
    text: RECORD,
    values: [
      itemId,
      outcomes.map(({ product }) => product),
      outcomes.map(({ state }) => state),
      outcomes.map(({ error }) => error ?? null),
      outcomes.map(({ at }) => at),
      outcomes.map(({ asOf }) => asOf),
      outcomes.map(({ oddObjects }) => oddObjects),
      outcomes.map(({ version }) => version),
      startedAt,
    ],
  });
}
