import { silentLogger } from '../../src/domain/logger.ts';
import { Database } from '../../src/store/Database.ts';

/**
 * Runs `work` with connections of its own. They are closed after it, because PostgreSQL counts a session's
 * writes for certain only once the session has ended.
 * @param forSyncs with the settings that syncs write with
 */
export async function withDatabase<T>(
  url: string,
  work: (database: Database) => Promise<T>,
  maxConnections = 1,
  forSyncs = false,
): Promise<T> {
  const asSyncs = { commitsLater: forSyncs, keepsPlans: forSyncs };
  const database = new Database({ url, logger: silentLogger, maxConnections, ...asSyncs });
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
