import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { readConfig } from '../src/config.ts';
import { systemClock } from '../src/domain/clock.ts';
import { silentLogger } from '../src/domain/logger.ts';
import { ScriptedServer, stall } from '../src/pluggy/testing/ScriptedServer.ts';
import { startService } from '../src/runtime/start-service.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { freePort } from './support/free-port.ts';
import { rowsOf } from './support/look-inside.ts';
import { until } from './support/until.ts';

// It ends a start before there is a service, and its Pluggy stops answering: no `useWorld`.

/** The process ends itself after that. */
const STOP_DEADLINE_MS = 9_500;

let database: TestDatabase;
let pluggy: ScriptedServer;
beforeAll(async () => {
  database = await createTestDatabase();
  pluggy = await ScriptedServer.start();
});
afterAll(async () => {
  await pluggy.close();
  await database.drop();
});

const configOf = async (pluggyUrl: string) =>
  readConfig({
    PLUGGY_MODE: 'sandbox',
    PLUGGY_API_URL: pluggyUrl,
    DATABASE_URL: database.url,
    DATA_DIR: join(tmpdir(), 'unused-by-tests'),
    PORT: String(await freePort()),
  });

const sessionsOf = () =>
  rowsOf(
    database.url,
    'select from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );

/** PostgreSQL ends a process of its own a moment after the connection. */
const untilNobodyIsConnected = () =>
  until('nobody is connected', async () => (await sessionsOf()).length === 0);

it('a start that is to end goes no further than the database, and lets go of it', async () => {
  const ending = new AbortController();
  const config = await configOf('http://127.0.0.1:1');
  const { signal } = ending;
  const starting = startService({ config, clock: systemClock, logger: silentLogger, env: {}, signal });
  ending.abort();
  await expect(starting).rejects.toThrow(/abort/i);
  await expect(fetch(`${config.baseUrl}/healthz`)).rejects.toThrow();
  expect(await sessionsOf()).toEqual([]);
});

it('a start that waits for a Pluggy that does not answer ends when it is to end', async () => {
  pluggy.otherwise = stall;
  const ending = new AbortController();
  const config = await configOf(pluggy.url);
  const { signal } = ending;
  const starting = startService({ config, clock: systemClock, logger: silentLogger, env: {}, signal });
  const { length } = pluggy.received;
  await until('Pluggy is asked', () => pluggy.received.length > length);
  const asked = performance.now();
  ending.abort();
  await expect(starting).rejects.toThrow(/abort/i);
  expect(performance.now() - asked).toBeLessThan(STOP_DEADLINE_MS);
  await expect(fetch(`${config.baseUrl}/healthz`)).rejects.toThrow();
  await untilNobodyIsConnected();
});

it('a service stops in time while Pluggy does not answer', async () => {
  pluggy.otherwise = (response) => response.writeHead(404).end();
  const config = await configOf(pluggy.url);
  const service = await startService({ config, clock: systemClock, logger: silentLogger, env: {} });
  pluggy.otherwise = stall;
  const { length } = pluggy.received;
  await until('Pluggy is asked again', () => pluggy.received.length > length);
  const asked = performance.now();
  await service.stop();
  expect(performance.now() - asked).toBeLessThan(STOP_DEADLINE_MS);
  await untilNobodyIsConnected();
});
