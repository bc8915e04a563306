import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { CALLS_PER_MINUTE } from '../src/services/CallShares.ts';
import { call } from './support/api.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { SandboxClient } from './support/sandbox-client.ts';
import { startTestApp, type TestApp } from './support/test-app.ts';

let testDatabase: TestDatabase;
let sandbox: Sandbox;
let app: TestApp;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  sandbox = await startSandbox({ port: 0, syncMs: 0 });
  app = await startTestApp({ databaseUrl: testDatabase.url, pluggyApiUrl: sandbox.url });
});
afterAll(async () => {
  await app.stop();
  await sandbox.close();
  await testDatabase.drop();
});

it('made-up item ids of one session end with its share, and another session connects', async () => {
  const report = async (userId: string, itemId: string) => {
    const { sessionToken: token } = await app.pluggy.createSession(userId);
    return call(app.url, `/api/pluggy-v2/user/${userId}/items`, { method: 'POST', body: { itemId }, token });
  };
  const made = Array.from({ length: 2 * CALLS_PER_MINUTE }, () => report('greedy', randomUUID()));
  const refused = (await Promise.all(made)).filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(CALLS_PER_MINUTE / 2);
  expect(refused[0]?.json()).toMatchObject({ code: 'too_many_calls' });
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  const itemId = await new SandboxClient(sandbox.url).connect('ana');
  expect((await report('ana', itemId)).status).toBe(202);
}, 60_000);
