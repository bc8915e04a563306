import { afterAll } from 'vitest';
import { silentLogger } from '../../src/domain/logger.ts';
import { Database, type DatabaseOptions } from '../../src/store/Database.ts';
import { createTestDatabase, type TestDatabaseOptions } from './database.ts';

/**
 * A fresh database for one test file, open, and closed and removed after its last test. Called at the top of the
 * file; hooks that the file registers afterwards run before the database is closed.
 */
export async function openTestDatabase(
  options: TestDatabaseOptions & Pick<DatabaseOptions, 'maxConnections'> = {},
): Promise<{ readonly database: Database; readonly url: string }> {
  const { maxConnections = 10, ...which } = options;
  const testDatabase = await createTestDatabase(which);
  const database = new Database({ url: testDatabase.url, logger: silentLogger, maxConnections });
  afterAll(async () => {
    await database.close();
    await testDatabase.drop();
  });
  return { database, url: testDatabase.url };
}
