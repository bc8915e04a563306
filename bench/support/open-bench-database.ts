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

async function openServer(
  serverUrl: string | undefined,
  cleanup: Cleanup,
  settings: Readonly<Record<string, string>>,
): Promise<string> {
  if (serverUrl !== undefined) return serverUrl;
  const dataDir = mkdtempSync(join(tmpdir(), 'pluggy-bench-'));
  cleanup.add(() => rmSync(dataDir, { recursive: true, force: true }));
  const starting = openEmbeddedPostgres({ dataDir, role: 'service', logger: silentLogger, settings });
  // known before it has started: a signal may come meanwhile
  cleanup.add(() =>
    starting.then(
      (server) => server.stop(),
      () => {}, // whoever waits for the start hears of it
    ),
  );
  return (await starting).url;
}

async function readVersion(database: Database): Promise<string> {
  const { rows } = await database.query<{ version: string }>(
    `select split_part(current_setting('server_version'), ' ', 1) as version`,
  );
  return rows[0]?.version ?? 'unknown';
}

async function createDatabase(server: string, cleanup: Cleanup): Promise<string> {
  const name = `pluggy_bench_${randomBytes(4).toString('hex')}`;
  await withDatabase(server, (admin) => admin.query(`create database ${name}`));
  cleanup.add(() =>
    withDatabase(server, async (admin) => {
      await admin.query(`drop database ${name} with (force)`);
    }),
  );
  const url = new URL(server);
  url.pathname = `/${name}`;
  await withDatabase(url.href, (database) => migrate(database, 'sandbox', new Date()));
  return url.href;
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
  const { urls, words } = await openBenchDatabases(serverUrl, cleanup, { count: 1, settings: {} });
  return { url: urls[0] ?? '', words };
}

/**
 * The same with several databases on one server.
 * @param settings of the embedded server; another one keeps its own
 */
export async function openBenchDatabases(
  serverUrl: string | undefined,
  cleanup: Cleanup,
  { count, settings }: { readonly count: number; readonly settings: Readonly<Record<string, string>> },
): Promise<{ readonly urls: readonly string[]; readonly words: string }> {
  const server = await openServer(serverUrl, cleanup, settings);
  const version = await withDatabase(server, readVersion);
  const urls: string[] = [];
  for (let number = 0; number < count; number++) urls.push(await createDatabase(server, cleanup));
  const where = serverUrl === undefined ? 'embedded' : 'at BENCH_DATABASE_URL';
  return { urls, words: `PostgreSQL ${version}, ${where}` };
}
