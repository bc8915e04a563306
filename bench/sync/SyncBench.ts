import { systemClock } from '../../src/domain/clock.ts';
import type { Keyring } from '../../src/domain/Keyring.ts';
import { silentLogger } from '../../src/domain/logger.ts';
import { PluggyClient } from '../../src/pluggy/PluggyClient.ts';
import { Database } from '../../src/store/Database.ts';
import type { Credentials } from '../support/connect-item.ts';

/** What a sync works with. */
export interface SyncBench {
  readonly databaseUrl: string;
  readonly sandboxUrl: string;
  readonly credentials: Credentials;
  /** The same for every sync: under another one, all encrypted columns would be written again. */
  readonly keyring: Keyring;
}

/** What a fresh process of the service would have open. */
export interface ServiceParts {
  readonly database: Database;
  /** As the service has it for its syncs. */
  readonly syncDatabase: Database;
  readonly client: PluggyClient;
}

/**
 * Runs `work` with connections of its own. They are closed after it, because PostgreSQL counts a session's
 * writes for certain only once the session has ended.
 */
export async function withService<T>(
  { databaseUrl, sandboxUrl, credentials }: SyncBench,
  work: (parts: ServiceParts) => Promise<T>,
): Promise<T> {
  const logger = silentLogger;
  const database = new Database({ url: databaseUrl, logger });
  const syncDatabase = new Database({ url: databaseUrl, logger, commitsLater: true, keepsPlans: true });
  const client = new PluggyClient({ baseUrl: sandboxUrl, ...credentials, clock: systemClock, logger });
  try {
    return await work({ database, syncDatabase, client });
  } finally {
    await client.close();
    await syncDatabase.close();
    await database.close();
  }
}
