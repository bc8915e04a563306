import type { ItemId } from '../../../domain/ids.ts';
import type { Product, ProductState } from '../../../domain/product.ts';
import { type Fence, leaseCondition } from '../../../queue/sql/lease.ts';
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
}

/**
 * $1 item, $2 products, $3 states, $4 errors, $5 times; $6, $7 the lease; $8 the bank's times, $9 odd objects, $10 when the run
 * began: objects that were kept aside before and were not seen since are no longer what Pluggy has. A failed read knows no
 * better.
 */
const RECORD = `
with lease as (
  ${leaseCondition('$6', '$7')}
), recorded as (
  insert into pluggy.product_states as p (item_id, product, state, error, done_at, as_of, changed_at, odd_objects)
  select $1, o.product, o.state, o.error, case when o.state = 'done' then o.at end,
    case when o.state = 'done' then o.as_of end, o.at, o.odd
  from unnest($2::text[], $3::text[], $4::text[], $5::timestamptz[], $8::timestamptz[],
    $9::int[]) as o (product, state, error, at, as_of, odd)
  where exists (select from lease)
  on conflict (item_id, product) do update
  set state = excluded.state, error = excluded.error, done_at = coalesce(excluded.done_at, p.done_at),
    as_of = case when excluded.state = 'done' then excluded.as_of else p.as_of end,
    changed_at = excluded.changed_at,
    odd_objects = case when excluded.state = 'failed' then p.odd_objects else excluded.odd_objects end
), outdated as (
  delete from pluggy.refused_objects r using unnest($2::text[], $3::text[]) as o (product, state)
  where r.item_id = $1 and r.product = o.product and o.state <> 'failed' and r.seen_at < $10
    and exists (select from lease)
)
select 1 from lease`;

/** @param startedAt when the run began. @returns false when the run no longer holds its job; nothing was written then */
export async function recordProductOutcomes(
  db: Queryable,
  itemId: ItemId,
  outcomes: readonly ProductOutcome[],
  { jobId, worker }: Fence,
  startedAt: Date,
): Promise<boolean> {
  const { rows } = await db.query({
    name: 'product-outcomes',
    text: RECORD,
    values: [
      itemId,
      outcomes.map(({ product }) => product),
      outcomes.map(({ state }) => state),
      outcomes.map(({ error }) => error ?? null),
      outcomes.map(({ at }) => at),
      jobId,
      worker,
      outcomes.map(({ asOf }) => asOf),
      outcomes.map(({ oddObjects }) => oddObjects),
      startedAt,
    ],
  });
  return rows.length > 0;
}
