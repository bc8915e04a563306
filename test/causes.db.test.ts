import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import type { ChainReport, Check } from '../src/features/admin/check-chain.ts';
import { call } from './support/api.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { freePort } from './support/free-port.ts';
import { setReadOnly } from './support/set-read-only.ts';
import { startTestApp, type TestApp } from './support/test-app.ts';
import { until } from './support/until.ts';

// Its sandbox comes and goes while the service runs: no `useWorld`.

let testDatabase: TestDatabase;
let sandbox: Sandbox | undefined;
let sandboxPort: number;
let running: TestApp;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  sandboxPort = await freePort();
  running = await startTestApp({
    databaseUrl: testDatabase.url,
    pluggyApiUrl: `http://127.0.0.1:${sandboxPort}`,
  });
});
afterAll(async () => {
  await running.stop();
  await sandbox?.close();
  await testDatabase.drop();
});

async function check(name: Check['name'], language = 'en'): Promise<Check | undefined> {
  const answer = await call(running.url, '/api/pluggy-v2/test', { headers: { 'accept-language': language } });
  return answer.json<ChainReport>().checks.find((found) => found.name === name);
}

describe('GET /test', () => {
  it('names what keeps Pluggy from being reached, also while calls to it are paused', async () => {
    const first = await check('pluggy');
    expect(first?.ok).toBe(false);
    expect(first?.detail).toMatch(/Cause: ECONNREFUSED, nobody listens at that host and port/);
    await check('pluggy');
    expect((await check('calls'))?.detail).toMatch(/^Paused because they failed in a row.*ECONNREFUSED/);
    expect((await check('pluggy', 'pt-BR'))?.detail).toMatch(/Causa: ECONNREFUSED, ninguém escuta/);
  });

  it('finds out at once that Pluggy is back, and so ends the pause', async () => {
    sandbox = await startSandbox({ port: sandboxPort, syncMs: 0 });
    expect(await check('pluggy')).toMatchObject({ ok: true });
    expect(await check('calls')).toMatchObject({ ok: true });
  });

  it('names what is wrong with a database that takes no writes, as readiness does by its status', async () => {
    await running.care.ping();
    expect((await fetch(`${running.url}/readyz`)).status).toBe(200);
    await setReadOnly(testDatabase.url, true);
    await until('readiness notices', async () => (await fetch(`${running.url}/readyz`)).status === 503);
    const found = await check('database');
    expect(found?.ok).toBe(false);
    expect(found?.detail).toMatch(/Cause: 25006, the database takes no writes/);

    await setReadOnly(testDatabase.url, false);
    await until('it is ready again', async () => (await fetch(`${running.url}/readyz`)).status === 200);
    expect(await check('database')).toMatchObject({ ok: true });
  });
});
