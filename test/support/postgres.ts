import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { silentLogger } from '../../src/domain/logger.ts';
import { openEmbeddedPostgres } from '../../src/store/embedded/openEmbeddedPostgres.ts';
import { findSystemPostgres } from '../../tools/system-postgres.mjs';
import { makeDataFolder } from './data-folder.ts';
import { prepareTemplate } from './prepare-template.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Connection string of the throw-away server's superuser; see database.ts. */
    postgresAdminUrl: string;
    /** A folder of this run; see built-once.ts. */
    buildsFolder: string;
  }
}

/** Safe against nothing but fast: a test's database dies with the test. */
const THROW_AWAY = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '200',
  max_wal_size: '512MB',
  // a copy of the template is no news for a standby
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/**
 * Vitest's global setup of the projects `database` and `e2e`: a PostgreSQL for this run, in a temporary
 * folder. `TEST_POSTGRES=system` takes the machine's own PostgreSQL (15 or newer) in place of the one from
 * npm; its programs run on a private socket, and its service is not touched.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = makeDataFolder();
  const server = await openEmbeddedPostgres({
    dataDir,
    role: 'service',
    logger: silentLogger,
    settings: THROW_AWAY,
    ...systemPrograms(),
  });
  await prepareTemplate(server.url);
  project.provide('postgresAdminUrl', server.url);
  const buildsFolder = mkdtempSync(join(tmpdir(), 'pluggy-builds-'));
  project.provide('buildsFolder', buildsFolder);
  return async () => {
    await server.stop();
    for (const folder of [dataDir, buildsFolder]) rmSync(folder, { recursive: true, force: true });
  };
}

function systemPrograms(): { binDir: string } | Record<string, never> {
  const { TEST_POSTGRES } = process.env;
  if (TEST_POSTGRES !== 'system') return {};
  const binDir = findSystemPostgres();
  if (binDir === null) throw new Error('TEST_POSTGRES=system, but there is no PostgreSQL 15 or newer here');
  return { binDir };
}
