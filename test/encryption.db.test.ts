import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { call } from './support/api.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { rowsOf } from './support/look-inside.ts';
import { SandboxClient } from './support/sandbox-client.ts';
import { startTestApp, type TestApp } from './support/test-app.ts';

const newKey = (): string => randomBytes(32).toString('base64');

let testDatabase: TestDatabase;
let sandbox: Sandbox;
let itemId: string;
let apps: TestApp[] = [];

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  sandbox = await startSandbox({ port: 0, syncMs: 0 });
  itemId = await new SandboxClient(sandbox.url).connect('ana');
});
afterAll(async () => {
  for (const app of apps) await app.stop();
  apps = [];
  await sandbox.close();
  await testDatabase.drop();
});

async function startWith(keys: string): Promise<TestApp> {
  const app = await startTestApp({
    databaseUrl: testDatabase.url,
    pluggyApiUrl: sandbox.url,
    env: { ENCRYPTION_KEYS: keys },
  });
  apps.push(app);
  return app;
}

async function sync(app: TestApp): Promise<void> {
  const body = { itemId };
  expect((await call(app.url, '/api/pluggy-v2/user/ana/items', { method: 'POST', body })).status).toBe(202);
  await app.work();
}

const identityOf = (app: TestApp) =>
  call(app.url, '/api/pluggy-v2/user/ana/financial-data?include=identity', {
    headers: { 'accept-language': 'en' },
  });

const written = async (): Promise<string> =>
  JSON.stringify(
    await rowsOf(
      testDatabase.url,
      'select i.changed_at, a.changed_at as account from pluggy.identities i join pluggy.accounts a using (item_id) order by a.id',
    ),
  );

describe('the keys of ENCRYPTION_KEYS', () => {
  it('are changed without a moment in which who people are cannot be read', async () => {
    const [old, fresh] = [newKey(), newKey()];
    const before = await startWith(old);
    await sync(before);
    const identity = (await identityOf(before)).json<{ identity: { fullName: string }[] }>().identity;
    expect(identity[0]?.fullName).not.toBe('');

    const both = await startWith(`${fresh},${old}`);
    expect((await identityOf(both)).json()).toMatchObject({ identity });
    // the identity, and the owners of three accounts
    expect(await both.pluggy.rotateEncryption()).toEqual({ resealed: 4, unreadable: {} });
    expect(await both.pluggy.rotateEncryption()).toEqual({ resealed: 0, unreadable: {} });

    const after = await startWith(fresh);
    expect((await identityOf(after)).json()).toMatchObject({ identity });
    const version = await written();
    await sync(after);
    expect(await written()).toBe(version);
  });

  it('are asked for, without a word of the data, where the right one is missing', async () => {
    const stranger = await startWith(newKey());
    const answer = await identityOf(stranger);
    expect(answer.status).toBe(503);
    expect(answer.json()).toMatchObject({
      code: 'encryption_key_missing',
      detail: expect.stringContaining('ENCRYPTION_KEYS'),
    });
    const transactions = await call(stranger.url, '/api/pluggy-v2/user/ana/transactions');
    expect(transactions.status).toBe(200);
  });
});
