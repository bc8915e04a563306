import { systemClock } from '../../src/domain/clock.ts';
import type { ItemId, UserId } from '../../src/domain/ids.ts';
import { silentLogger } from '../../src/domain/logger.ts';
import { PluggyClient } from '../../src/pluggy/PluggyClient.ts';
import { Database } from '../../src/store/Database.ts';
import type { Credentials } from '../support/connect-item.ts';

/** What every step of the benchmark works on. */
export interface IngestBench {
  readonly databaseUrl: string;
  readonly sandboxUrl: string;
  readonly credentials: Credentials;
  readonly userId: UserId;
  readonly itemId: ItemId;
  /** Transactions of the item. */
  readonly rows: number;
}

/** What a fresh process of the service would have open. */
export interface ServiceParts {
  readonly database: Database;
  readonly client: PluggyClient;
}

/**
 * Runs `work` with connections of its own. They are closed after it, because PostgreSQL counts a session's
 * writes for certain only once the session has ended.
 */
export async function withService<T>(
  { databaseUrl, sandboxUrl, credentials }: IngestBench,
  work: (parts: ServiceParts) => Promise<T>,
): Promise<T> {
  const logger = silentLogger;
  const database = new Database({ url: databaseUrl, logger });
  const client = new PluggyClient({ baseUrl: sandboxUrl, ...credentials, clock: systemClock, logger });
  try {
    return await work({ database, client });
  } finally {
    await client.close();
    await database.close();
  }
}
