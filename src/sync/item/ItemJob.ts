import type { ItemId } from '../../domain/ids.ts';
import type { ItemWithEvents } from '../../ingest/sql/unsettled-events.ts';
import type { Fence } from '../../queue/sql/lease.ts';

/** A job of an item, as its run begins. More events than one run takes get another run, once those of this one are settled. */
export interface ItemJob extends ItemWithEvents {
  readonly itemId: ItemId;
  /** Somebody asked for all of it: see READ_EVERYTHING. */
  readonly isAskedFor: boolean;
  readonly fence: Fence;
  readonly signal: AbortSignal;
}
