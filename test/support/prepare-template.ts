import pg from 'pg';
import { silentLogger } from '../../src/domain/logger.ts';
import { Database } from '../../src/store/Database.ts';
import { migrate } from '../../src/store/migrate.ts';

/** The migrated database that every test database is a copy of. */
export const TEMPLATE = 'pluggy_template';

/** Makes the template. A copy of it takes some 30 ms, migrating afresh for each test file more. */
export async function prepareTemplate(adminUrl: string): Promise<void> {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`create database ${TEMPLATE}`);
  await admin.end();
  const database = new Database({ url: databaseUrl(adminUrl, TEMPLATE), logger: silentLogger });
  try {
    await migrate(database, 'sandbox', new Date());
  } finally {
    await database.close();
  }
}

/** The same server, another database. */
export function databaseUrl(adminUrl: string, name: string): string {
  return adminUrl.replace(/\/[^/]*$/, `/${name}`);
}
