import type { Clock } from '../domain/clock.ts';
import type { ItemId, UserId } from '../domain/ids.ts';
import type { ItemFacts } from '../domain/item.ts';
import type { Keyring } from '../domain/Keyring.ts';
import type { Logger } from '../domain/logger.ts';
import type { PluggyClient } from '../pluggy/PluggyClient.ts';
import type { Database } from '../store/Database.ts';
import type { Documents } from '../store/documents/Documents.ts';
import type { Fence } from '../store/fragments/lease.ts';
import type { Absence } from './Absence.ts';
import type { ProductStates } from './products/ProductStates.ts';
import type { IsWanted } from './reconcile/MadeWay.ts';
import type { SyncProgress } from './SyncProgress.ts';

export interface SyncDependencies {
  readonly database: Database;
  readonly client: PluggyClient;
  /** Null: there is no key, and what may only be stored encrypted is not stored. */
  readonly keyring: Keyring | null;
  /** Through which every page of transactions passes. */
  readonly documents: Documents;
  readonly clock: Clock;
  readonly logger: Logger;
  /** The application at Pluggy whose items these are. */
  readonly clientId: string;
}

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
