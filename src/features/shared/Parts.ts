import type { Config } from '../../config.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Keyring } from '../../domain/Keyring.ts';
import type { Logger } from '../../domain/logger.ts';
import type { Role } from '../../domain/role.ts';
import type { SharedCallGate } from '../../gate/SharedCallGate.ts';
import type { WebhookSecrets } from '../../ingest/WebhookSecrets.ts';
import type { PluggyClient } from '../../pluggy/PluggyClient.ts';
import type { Databases } from '../../runtime/open-databases.ts';
import type { Documents } from '../../store/documents/Documents.ts';
import type { Audit } from '../admin/Audit.ts';
import type { ChangeFeed } from '../changes/ChangeFeed.ts';
import type { MissingItems } from '../connections/MissingItems.ts';
import type { CategoryList } from '../connectors/CategoryList.ts';
import type { ConnectorList } from '../connectors/ConnectorList.ts';
import type { Sessions } from '../sessions/Sessions.ts';

/** What the use cases work with, once everything is open. */
export interface Parts extends Databases {
  readonly config: Config;
  /** What this process does; empty: it only uses the library. */
  readonly roles: readonly Role[];
  readonly clock: Clock;
  readonly logger: Logger;
  readonly client: PluggyClient;
  /** What `client` asks before each call; a client that was handed in may have another, or none. */
  readonly gate: SharedCallGate;
  /** Null: there is no key, and what may only be stored encrypted is not stored. */
  readonly keyring: Keyring | null;
  /** Seals the documents of persons in transactions, and opens them. */
  readonly documents: Documents;
  readonly connectors: ConnectorList;
  readonly categories: CategoryList;
  readonly sessions: Sessions;
  readonly webhookSecrets: WebhookSecrets;
  readonly changes: ChangeFeed;
  readonly audit: Audit;
  readonly missingItems: MissingItems;
}
