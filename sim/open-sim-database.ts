import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '../src/domain/logger.ts';
import { Database } from '../src/store/Database.ts';
import { openEmbeddedPostgres } from '../src/store/embedded/openEmbeddedPostgres.ts';
import { migrate } from '../src/store/migrate.ts';
import { installAudit } from './audit.ts';

/** Nothing outlives the simulation, so nothing has to reach the disk. Crashes are of processes, not of PostgreSQL. */
const THROW_AWAY = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };

export interface SimDatabase {
  readonly url: string;
  readonly database: Database;
  close(): Promise<void>;
}

/** A PostgreSQL in a temporary folder, with the product's tables and the simulation's triggers. */
export async function openSimDatabase(): Promise<SimDatabase> {
  const dataDir = mkdtempSync(join(tmpdir(), 'pluggy-sim-'));
  const server = await openEmbeddedPostgres({
    dataDir,
    role: 'service',
    logger: silentLogger,
    settings: THROW_AWAY,
  });
  const database = new Database({ url: server.url, logger: silentLogger, maxConnections: 2 });
  await migrate(database, 'sandbox', new Date());
  await installAudit(database);
  return {
    url: server.url,
    database,
    close: async () => {
      await database.close();
      await server.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
