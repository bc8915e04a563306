import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { silentLogger } from '../../src/domain/logger.ts';
import type { Database } from '../../src/store/Database.ts';
import { openEmbeddedPostgres } from '../../src/store/embedded/openEmbeddedPostgres.ts';
import { migrate } from '../../src/store/migrate.ts';
import type { Cleanup } from './Cleanup.ts';
import { withDatabase } from './with-database.ts';

export interface BenchDatabase {
  /** Connection string of a migrated database that exists for this run alone. */
  readonly url: string;
  /** Such as "PostgreSQL 18.4, embedded". */
  readonly words: string;
}

async function openServer(serverUrl: string | undefined, cleanup: Cleanup): Promise<string> {
  if (serverUrl !== undefined) return serverUrl;
  const dataDir = mkdtempSync(join(tmpdir(), 'pluggy-bench-'));
  cleanup.add(() => rmSync(dataDir, { recursive: true, force: true }));
  const server = await openEmbeddedPostgres({ dataDir, role: 'service', logger: silentLogger });
  cleanup.add(() => server.stop());
  return server.url;
}

async function readVersion(database: Database): Promise<string> {
  const { rows } = await database.query<{ version: string }>(
    `select split_part(current_setting('server_version'), ' ', 1) as version`,
  );
  return rows[0]?.version ?? 'unknown';
}

/**
 * A database with the product's tables, made for this run and dropped after it, on an embedded server in a
 * temporary folder, or on the server of `serverUrl`, whose own database is not touched. Settings are the
 * server's defaults: every commit waits for the disk.
 *
 * @param serverUrl of a role that may create databases and run CHECKPOINT
 */
export async function openBenchDatabase(
  serverUrl: string | undefined,
  cleanup: Cleanup,
): Promise<BenchDatabase> {
  const server = await openServer(serverUrl, cleanup);
  const name = `pluggy_bench_${randomBytes(4).toString('hex')}`;
  const version = await withDatabase(server, async (admin) => {
    await admin.query(`create database ${name}`);
    return readVersion(admin);
  });
  cleanup.add(() =>
    withDatabase(server, async (admin) => {
      await admin.query(`drop database ${name} with (force)`);
    }),
  );
  const url = new URL(server);
  url.pathname = `/${name}`;
  await withDatabase(url.href, (database) => migrate(database, 'sandbox', new Date()));
  const where = serverUrl === undefined ? 'embedded' : 'at BENCH_DATABASE_URL';
  return { url: url.href, words: `PostgreSQL ${version}, ${where}` };
}
