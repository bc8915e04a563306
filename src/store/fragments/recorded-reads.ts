import type { AccountId } from '../../domain/ids.ts';
import type { Product, ProductState } from '../../domain/product.ts';
import type { PartReads } from '../../domain/product-versions.ts';
import { HELD } from '../../queue/fenced.ts';

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
  /** Of the movements of investments: what is kept of each. */
  readonly parts?: PartReads | undefined;
}

/** What was read of the last weeks of one account. */
export interface RecentRead {
  readonly id: AccountId;
  /** What the account was when the read began; null: not known. */
  readonly version: string | null;
  /** Everything that Pluggy took in before this moment was read; null: rows of long ago were not looked for. */
  readonly readFrom: Date | null;
  /** When it was read. */
  readonly at: Date;
}

/** What a run has read, as far as that is to be remembered. */
export interface RunReads {
  readonly outcomes: readonly ProductOutcome[];
  readonly accounts: readonly RecentRead[];
  /** Movements of some investments, while those of others are owed; undefined: there is nothing to keep of them alone. */
  readonly parts?: PartReads | undefined;
}

/** One parameter of `recordedReads`. */
export const readsAsJson = ({ outcomes, accounts, parts }: RunReads): string =>
  JSON.stringify({ outcomes, accounts, parts });

/**
 * Items of a `with` list, in a statement under a lease, that keep what was read. Objects that were kept aside before the run
 * began and were not seen since are no longer what Pluggy has. A failed read says nothing about them. An account whose read
 * was forgotten meanwhile stays so: whoever did that wants it read from end to end.
 */
export const recordedReads = (p: {
  readonly item: string;
  readonly startedAt: string;
  readonly reads: string;
}): string => `
outcomes as materialized (
  select * from jsonb_to_recordset(${p.reads}->'outcomes')
    as o (product text, state text, error text, at timestamptz, "asOf" timestamptz, "oddObjects" integer, version text, parts jsonb)
), recorded as (
  insert into pluggy.product_states as p (item_id, product, state, error, done_at, as_of, changed_at, odd_objects, version, parts)
  select ${p.item}, o.product, o.state, o.error, case when o.state = 'done' then o.at end,
    case when o.state = 'done' then o."asOf" end, o.at, o."oddObjects", case when o.state = 'done' then o.version end, o.parts
  from outcomes o where ${HELD}
  on conflict (item_id, product) do update
  set state = excluded.state, error = excluded.error, done_at = coalesce(excluded.done_at, p.done_at),
    as_of = case when excluded.state = 'done' then excluded.as_of else p.as_of end,
    changed_at = excluded.changed_at, version = excluded.version, parts = coalesce(excluded.parts, p.parts),
    odd_objects = case when excluded.state = 'failed' then p.odd_objects else excluded.odd_objects end
), in_turn as (
  update pluggy.product_states set parts = ${p.reads}->'parts'
  where item_id = ${p.item} and product = 'investmentTransactions' and jsonb_typeof(${p.reads}->'parts') = 'object'
    and not exists (select from outcomes o where o.product = 'investmentTransactions') and ${HELD}
), outdated as (
  delete from pluggy.refused_objects r using outcomes o
  where r.item_id = ${p.item} and r.product = o.product and o.state <> 'failed' and r.seen_at < ${p.startedAt}
    and ${HELD}
), recent as (
  update pluggy.accounts a
  set read_from = case when a.read_from is not null then coalesce(r."readFrom", a.read_from) end, rows_version = r.version, rows_read_at = r.at
  from jsonb_to_recordset(${p.reads}->'accounts') as r (id uuid, version bigint, "readFrom" timestamptz, at timestamptz)
  where a.id = r.id and ${HELD}
)`;
