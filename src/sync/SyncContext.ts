import type { Clock } from '../domain/clock.ts';
import type { ItemId, UserId } from '../domain/ids.ts';
import type { ItemFacts } from '../domain/item.ts';
import type { Logger } from '../domain/logger.ts';
import type { PluggyClient } from '../pluggy/PluggyClient.ts';
import type { Fence } from '../queue/fence.ts';
import type { Database } from '../store/Database.ts';
import type { SyncProgress } from './SyncProgress.ts';

export interface SyncDependencies {
  readonly database: Database;
  readonly client: PluggyClient;
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
  readonly fence: Fence;
  readonly signal: AbortSignal;
  readonly progress: SyncProgress;
}
