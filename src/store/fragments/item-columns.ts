import type { SyncState } from '../../domain/health.ts';
import type { ItemId, UserId } from '../../domain/ids.ts';
import type { Product, ProductState } from '../../domain/product.ts';
import type { PartReads } from '../../domain/product-versions.ts';
import { isRetried, isSyncGivenUp, syncRequestedAt } from '../../queue/sql/item-jobs.ts';

export interface StoredProductState {
  readonly product: Product;
  readonly state: ProductState;
  /** Code from docs/errors.md; of a failed product alone. */
  readonly error: string | null;
  /** When the product was last read completely; ISO 8601 in UTC. */
  readonly doneAt: string | null;
  /** Objects of the last read that came in a form that this program does not know. */
  readonly oddObjects: number;
  /** When the bank was read for what that brought; ISO 8601 in UTC, null: not known. */
  readonly asOf: string | null;
  /** What Pluggy's item said of it then; null: nothing that tells whether it has moved since. */
  readonly version?: string | null;
}

/** An item that is known and not deleted. */
export interface StoredItem {
  readonly id: ItemId;
  /** Null: nobody's. */
  readonly userId: UserId | null;
  /** When the operator gave the item to this user; null: its clientUserId says whose it is. */
  readonly ownerGivenAt: Date | null;
  /** The application at Pluggy that the item belongs to. */
  readonly clientId: string;
  /** The person's own name of it. */
  readonly alias: string | null;
  /** Pluggy's item object, as text. */
  readonly raw: string;
  readonly syncState: SyncState;
  readonly syncStartedAt: Date | null;
  readonly syncFinishedAt: Date | null;
  readonly syncRowsRead: string | null;
  readonly syncError: string | null;
  readonly missingSince: Date | null;
  readonly products: readonly StoredProductState[];
  /** Transactions that came in a form that this program does not know: those that are shown, and those that could not be stored. */
  readonly oddRows: number;
  /** Of each of Pluggy's consents what decides until when it gives data. */
  readonly consents: readonly unknown[];
  /** A run for it has failed since and is tried again. */
  readonly isFailing: boolean;
  /** Since when a run for it has been asked for that has not begun; null: none is. */
  readonly waitingSince: Date | null;
}

/** What a run for an item has to know of it. */
export type ItemToSync = Pick<StoredItem, 'userId' | 'clientId' | 'raw' | 'syncState' | 'missingSince'> & {
  readonly products: readonly (StoredProductState & { readonly parts?: PartReads | null })[];
};

/** An object for each product of the item that was looked at; times as ISO 8601 in UTC. */
const products = (more = ''): string => `
  (select coalesce(jsonb_agg(jsonb_build_object('product', p.product, 'state', p.state, 'error', p.error,
    'oddObjects', p.odd_objects, 'version', p.version${more}, 'asOf', to_char(p.as_of at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'doneAt', to_char(p.done_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by p.product), '[]')
   from pluggy.product_states p where p.item_id = items.id)`;

/** Those that are shown, and those that could not be stored. Few rows if any, in an index of their own; its condition is word for word that of `transactions_odd`. */
const ODD_ROWS = `
  (select count(*)::integer from pluggy.accounts a join pluggy.transactions t on t.account_id = a.id
   where a.item_id = items.id and a.deleted_at is null and t.deleted_at is null and (t.date = '-infinity' or t.type is null
     or t.type not in ('DEBIT', 'CREDIT') or t.status is null or t.status not in ('POSTED', 'PENDING')))
  + (select count(*)::integer from pluggy.accounts a join pluggy.refused_rows r on r.account_id = a.id
     where a.item_id = items.id and a.deleted_at is null)`;

/** Nobody else would read its job, which was given up; one that died with its worker could not record a failure. */
const IS_GIVEN_UP = isSyncGivenUp('items.id');

/** What decides until when the consents of an item give data; not its size. */
export const consentsOf = (itemId: string): string => `
  (select coalesce(jsonb_agg(jsonb_build_object('products', c.raw->'products', 'createdAt', c.raw->'createdAt',
    'expiresAt', c.raw->'expiresAt', 'revokedAt', c.raw->'revokedAt', 'status', c.raw->'status')), '[]')
   from pluggy.consents c where c.item_id = ${itemId} and c.deleted_at is null)`;

export const ITEM_COLUMNS = `id, user_id as "userId", owner_given_at as "ownerGivenAt", client_id as "clientId", raw::text as raw,
  (select c.alias from pluggy.item_choices c where c.item_id = items.id and c.user_id = items.user_id) as alias,
  case when ${IS_GIVEN_UP} then 'failed' else sync_state end as "syncState", sync_started_at as "syncStartedAt",
  sync_finished_at as "syncFinishedAt", sync_rows_read as "syncRowsRead",
  case when ${IS_GIVEN_UP} then coalesce(sync_error, 'internal') else sync_error end as "syncError",
  missing_since as "missingSince", ${products()} as products, ${ODD_ROWS} as "oddRows", ${consentsOf('items.id')} as consents,
  ${isRetried('items.id')} as "isFailing", ${syncRequestedAt('items.id')} as "waitingSince"`;

/** Of `ItemToSync`: one whose sync runs was not given up, so that its own column says how that stands. */
export const ITEM_TO_SYNC_COLUMNS = `user_id as "userId", client_id as "clientId", raw::text as raw, sync_state as "syncState",
  missing_since as "missingSince", ${products(`, 'parts', p.parts`)} as products`;
