import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { systemClock } from '../src/domain/clock.ts';
import { silentLogger } from '../src/domain/logger.ts';
import { startService } from '../src/runtime/start-service.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { freePort } from './support/free-port.ts';
import { rowsOf } from './support/look-inside.ts';

// It ends a start before there is a service: no `useWorld`.

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it('a start that is to end goes no further than the database, and lets go of it', async () => {
  const ending = new AbortController();
  const config = readConfig({
    PLUGGY_MODE: 'sandbox',
    PLUGGY_API_URL: 'http://127.0.0.1:1',
    DATABASE_URL: database.url,
    DATA_DIR: join(tmpdir(), 'unused-by-tests'),
    PORT: String(await freePort()),
  });
  const { signal } = ending;
  const starting = startService({ config, clock: systemClock, logger: silentLogger, env: {}, signal });
  ending.abort();
  await expect(starting).rejects.toThrow(/abort/i);
  await expect(fetch(`${config.baseUrl}/healthz`)).rejects.toThrow();
  const sessions = await rowsOf(
    database.url,
    'select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  expect(sessions).toEqual([]);
});
