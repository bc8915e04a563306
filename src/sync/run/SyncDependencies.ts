import type { Clock } from '../../domain/clock.ts';
import type { Keyring } from '../../domain/Keyring.ts';
import type { Logger } from '../../domain/logger.ts';
import type { PluggyClient } from '../../pluggy/PluggyClient.ts';
import type { Database } from '../../store/Database.ts';
import type { Documents } from '../../store/documents/Documents.ts';

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
