import type { ItemId, UserId } from '../domain/ids.ts';
import type { ItemFacts } from '../domain/item.ts';
import type { Fence } from '../queue/sql/lease.ts';
import type { Absence } from './Absence.ts';
import type { ProductStates } from './products/ProductStates.ts';
import type { IsWanted } from './reconcile/MadeWay.ts';
import type { SyncDependencies } from './SyncDependencies.ts';
import type { SyncProgress } from './SyncProgress.ts';

/** One run for one item: what it works with, and what guards its writes. */
export interface SyncContext extends SyncDependencies {
  readonly itemId: ItemId;
  readonly userId: UserId | null;
  readonly item: ItemFacts;
  /** Pluggy's item object, for what it says of each product; numbers in it are floats. */
  readonly rawItem: unknown;
  /** Whether what Pluggy's answers lack is gone: asked by all that hides rows. */
  readonly absence: Absence;
  readonly fence: Fence;
  readonly signal: AbortSignal;
  readonly progress: SyncProgress;
  readonly products: ProductStates;
  /** It is the second look: an account without rows is empty. */
  readonly believesEmpty?: boolean;
  /** Given for a run that makes way for other work on the item; asked about once a second. */
  readonly isWanted?: IsWanted;
  /** A comparison in the background: nobody is shown that it runs. */
  readonly quietly?: boolean;
}
