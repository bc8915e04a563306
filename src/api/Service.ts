import type { AuditTrail } from '../domain/audit.ts';
import type { ChangeFeed } from '../features/changes/ChangeFeed.ts';
import type { MissingItems } from '../features/connections/MissingItems.ts';
import type { CategoryList } from '../features/connectors/CategoryList.ts';
import type { ConnectorList } from '../features/connectors/ConnectorList.ts';
import type { ApiKeys } from '../features/keys/ApiKeys.ts';
import type { Sessions } from '../features/sessions/Sessions.ts';
import type { Limits } from '../features/shared/Limits.ts';
import type { Parts } from '../features/shared/Parts.ts';
import type { RequestCounts } from '../features/shared/RequestCounts.ts';
import type { Receiving } from '../ingest/receive-webhook.ts';

/** What the routes hand to the use cases. */
export interface ServiceParts extends Parts, Pick<Receiving, 'deliveries'> {
  readonly sessions: Sessions;
  readonly keys: ApiKeys;
  readonly audit: AuditTrail;
  readonly changes: Pick<ChangeFeed, 'subscribe'>;
  readonly connectors: ConnectorList;
  readonly categories: CategoryList;
  readonly missingItems: MissingItems;
  readonly limits: Limits;
  readonly requests: RequestCounts;
}

/** The service behind the routes; src/runtime opens its parts. */
export interface Service extends Pick<Parts, 'config' | 'logger'> {
  /** Everything open, and the database at this program's schema. @throws {DatabaseUnavailable} */
  ready(): Promise<ServiceParts>;
  /** Everything open, whatever state the database is in. */
  connect(): Promise<ServiceParts>;
}
