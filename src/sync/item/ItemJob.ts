import type { ItemId } from '../../domain/ids.ts';
import type { Hint } from '../../ingest/sql/unsettled-events.ts';
import type { Fence } from '../../queue/sql/lease.ts';
import type { StoredItem } from '../../store/fragments/item-columns.ts';

/** A job of an item, as its run begins. */
export interface ItemJob {
  readonly itemId: ItemId;
  /** Undefined: nothing is stored of it, or it was removed. */
  readonly stored: StoredItem | undefined;
  /** Events that no run has acted on. */
  readonly hints: readonly Hint[];
  /** There are more events than one run takes: they get another run, once those of this one are settled. */
  readonly more: boolean;
  readonly fence: Fence;
  readonly signal: AbortSignal;
}
