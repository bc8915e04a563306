import type { Config } from '../../config.ts';
import type { Clock } from '../../domain/clock.ts';
import type { Keyring } from '../../domain/Keyring.ts';
import type { Logger } from '../../domain/logger.ts';
import type { Role } from '../../domain/role.ts';
import type { SharedCallGate } from '../../gate/SharedCallGate.ts';
import type { WebhookSecrets } from '../../ingest/WebhookSecrets.ts';
import type { PluggyClient } from '../../pluggy/PluggyClient.ts';
import type { Documents } from '../../store/documents/Documents.ts';
import type { ReplicaStanding } from '../../store/replica/ReplicaStanding.ts';
import type { ScopedDatabase } from '../../store/ScopedDatabase.ts';

/** What the use cases work with, opened by src/runtime. */
export interface Parts {
  /** What answers requests. */
  readonly database: ScopedDatabase;
  /** What the queue, the shared pace and the clock use. */
  readonly workDatabase: ScopedDatabase;
  /** What answers are read from that hold a connection for as long as somebody reads them. */
  readonly exportDatabase: ScopedDatabase;
  /** Whether reads go to the replica of DATABASE_READ_URL; undefined: there is none. */
  readonly replica: Pick<ReplicaStanding, 'problem' | 'isUsed' | 'reads'> | undefined;
  /** Whether a pooler takes away what needs a session of its own. @throws {StoreError} */
  sharesSessions(): Promise<boolean>;
  readonly config: Config;
  /** What this process does; empty: it only uses the library. */
  readonly roles: readonly Role[];
  readonly clock: Clock;
  readonly logger: Logger;
  readonly client: PluggyClient;
  /** What `client` asks before each call; a client that was handed in may have another, or none. */
  readonly gate: Pick<SharedCallGate, 'room' | 'holdup' | 'states' | 'writeCounts'>;
  /** Null: there is no key, and what may only be stored encrypted is not stored. */
  readonly keyring: Keyring | null;
  /** Seals the documents of persons in transactions, and opens them. */
  readonly documents: Documents;
  readonly webhookSecrets: WebhookSecrets;
}

/** What one use case needs of them, and no more. */
export type Needs<Name extends keyof Parts> = Pick<Parts, Name>;
