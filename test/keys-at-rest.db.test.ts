import { randomBytes, randomUUID } from 'node:crypto';
import { SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { type Logger, silentLogger } from '../src/domain/logger.ts';
import { Database } from '../src/store/Database.ts';
import { call } from './support/api.ts';
import { dumpTables } from './support/look-inside.ts';
import { migrateTo } from './support/migrate-to.ts';
import { type RecordingProxy, startRecordingProxy } from './support/recording-proxy.ts';
import type { TestApp } from './support/test-app.ts';
import { API_KEY } from './support/test-service.ts';
import { useWorld } from './support/world.ts';

const API = '/api/pluggy-v2';
/** The one address of all processes; Pluggy's deliveries are made by the test. */
const PUBLIC = 'http://127.0.0.1:9';
const HOUR_MS = 3_600_000;
const newKey = (): string => randomBytes(32).toString('base64');

let pluggySide: RecordingProxy;
const world = useWorld('sandbox', {
  each: 'test',
  migrated: false,
  between: async (sandboxUrl) => {
    pluggySide = await startRecordingProxy(sandboxUrl);
    return pluggySide;
  },
});

const start = (env: Readonly<Record<string, string>>, logger: Logger = silentLogger): Promise<TestApp> =>
  world.start({ logger, env: { BASE_URL: PUBLIC, ...env } });

const withKeys = (keys: string): Promise<TestApp> => start({ ENCRYPTION_KEYS: keys });

const LIVE = {
  PLUGGY_MODE: 'live',
  PLUGGY_CLIENT_ID: '5a4d0b0c-0000-4000-8000-000000000001',
  PLUGGY_CLIENT_SECRET: 'sandbox-secret',
  API_KEYS: 'a-key-of-a-server-1234567890',
};
const LIVE_KEY = { token: LIVE.API_KEYS };

/** The secret that Pluggy was last told to send. */
function secretAtPluggy(): string {
  const told = pluggySide.calls
    .filter(({ route }) => /^(POST|PATCH) \/webhooks/.test(route))
    .map(({ body }) => JSON.parse(body) as { headers?: Record<string, string> })
    .flatMap(({ headers }) => headers?.['x-webhook-secret'] ?? []);
  return told.at(-1) ?? '';
}

async function deliver(app: TestApp, secret: string): Promise<number> {
  const body = { event: 'item/updated', eventId: randomUUID(), itemId: randomUUID() };
  const headers = { 'x-webhook-secret': secret };
  return (await call(app.url, `${API}/webhook`, { method: 'POST', body, token: null, headers })).status;
}

const makeSession = (app: TestApp, token = API_KEY) =>
  call(app.url, `${API}/session`, { method: 'POST', body: { userId: 'ana' }, token });

/** A database of before, with its secrets in clear. */
async function storeAsBefore(webhook: Buffer, session: Buffer): Promise<void> {
  const database = new Database({ url: world.databaseUrl, logger: silentLogger });
  await migrateTo(database, 11, world.clock.now());
  await database.query(
    `insert into pluggy.secrets (purpose, value, created_at) values ('webhook', $1, $3), ('session', $2, $3)`,
    [webhook, session, world.clock.now()],
  );
  await database.close();
}

describe('a database of before, whose secrets stand in clear', () => {
  const [webhook, session] = [randomBytes(32), randomBytes(32)];
  const former = webhook.toString('base64url');

  it('has none in clear after the first start, of several processes at once; deliveries go on being taken', async () => {
    await storeAsBefore(webhook, session);
    const keys = newKey();
    const processes = await Promise.all([withKeys(keys), withKeys(keys), withKeys(keys)]);
    const codes = await Promise.all(processes.map((app) => deliver(app, former)));
    expect(codes).toEqual([202, 202, 202]);
    const dump = await dumpTables(world.databaseUrl);
    for (const secret of [webhook, session]) expect(dump).not.toContain(secret.toString('hex'));

    // a secret that no dump has ever held takes its place at Pluggy, and the former one goes
    await Promise.all(processes.map((app) => app.care.keepWebhook()));
    const fresh = secretAtPluggy();
    expect(fresh).not.toBe(former);
    expect(await Promise.all(processes.map((app) => deliver(app, fresh)))).toEqual([202, 202, 202]);
    world.clock.advance(23 * HOUR_MS);
    expect(await deliver(processes[0] as TestApp, former)).toBe(202);
    world.clock.advance(2 * HOUR_MS);
    expect(await deliver(processes[0] as TestApp, former)).toBe(401);
    expect(await deliver(processes[0] as TestApp, fresh)).toBe(202);
    expect(await dumpTables(world.databaseUrl)).not.toContain(
      Buffer.from(fresh, 'base64url').toString('hex'),
    );
  });

  it('has sessions that end: their key is in every dump of before', async () => {
    await storeAsBefore(webhook, session);
    const app = await withKeys(newKey());
    const token = await new SignJWT({ sub: 'ana', aud: 'pluggy-open-finance/session' })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1h')
      .sign(session);
    expect((await call(app.url, `${API}/user/ana/items`, { token })).status).toBe(401);
    expect((await makeSession(app)).status).toBe(201);
  });

  it('without any key keeps deliveries too', async () => {
    await storeAsBefore(webhook, session);
    const database = new Database({ url: world.databaseUrl, logger: silentLogger });
    await database.query(`update pluggy.settings set value = 'live' where name = 'mode'`);
    await database.close();
    const app = await start(LIVE);
    expect(await deliver(app, former)).toBe(202);
    expect(await dumpTables(world.databaseUrl)).not.toContain(webhook.toString('hex'));
    world.clock.advance(30 * 24 * HOUR_MS);
    // Pluggy has not been told of another secret yet
    expect(await deliver(app, former)).toBe(202);
  });
});

describe('with a wrong key', () => {
  async function lose(): Promise<{ app: TestApp; secret: string; lines: string[]; token: string }> {
    const before = await withKeys(newKey());
    await before.care.keepWebhook();
    const secret = secretAtPluggy();
    const { sessionToken } = (await makeSession(before)).json<{ sessionToken: string }>();
    const lines: string[] = [];
    const error = (_fields: object, message: string): void => void lines.push(message);
    const app = await start({ ENCRYPTION_KEYS: newKey() }, { ...silentLogger, error });
    return { app, secret, lines, token: sessionToken };
  }

  it('deliveries are taken, the webhook keeps its secret, and what needs no key is answered', async () => {
    const { app, secret } = await lose();
    await app.care.keepWebhook();
    expect(secretAtPluggy()).toBe(secret);
    world.clock.advance(48 * HOUR_MS);
    expect(await deliver(app, secret)).toBe(202);
    expect((await call(app.url, `${API}/user/ana/transactions`)).status).toBe(200);
    expect((await fetch(`${app.url}/readyz`)).status).toBe(200);
  });

  it('a webhook that Pluggy lost is registered again with a secret that is known', async () => {
    const { app } = await lose();
    const key = await fetch(`${world.sandbox.url}/auth`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ clientId: LIVE.PLUGGY_CLIENT_ID, clientSecret: LIVE.PLUGGY_CLIENT_SECRET }),
    });
    const headers = { 'x-api-key': ((await key.json()) as { apiKey: string }).apiKey };
    const list = (await (await fetch(`${world.sandbox.url}/webhooks`, { headers })).json()) as {
      results: { id: string }[];
    };
    await fetch(`${world.sandbox.url}/webhooks/${list.results[0]?.id}`, { method: 'DELETE', headers });
    await app.care.keepWebhook();
    expect(await deliver(app, secretAtPluggy())).toBe(202);
  });

  it('sessions say what is missing, a stranger is a stranger, and the log and GET /test tell why', async () => {
    const { app, lines, token } = await lose();
    const refused = { code: 'encryption_key_missing', detail: expect.stringContaining('ENCRYPTION_KEYS') };
    expect((await makeSession(app)).json()).toMatchObject(refused);
    expect((await call(app.url, `${API}/user/ana/items`, { token })).json()).toMatchObject(refused);
    expect((await call(app.url, `${API}/user/ana/items`, { token: 'a.b.c' })).status).toBe(401);

    await fetch(`${app.url}/readyz`);
    await app.care.ping();
    await fetch(`${app.url}/readyz`);
    await fetch(`${app.url}/readyz`);
    expect(lines.filter((line) => line.includes('ENCRYPTION_KEYS'))).toHaveLength(1);
    for (const [language, words] of [
      ['en', 'Put the former key behind the new one'],
      ['pt-BR', 'Ponha a chave anterior atrás da nova'],
    ]) {
      const headers = { 'accept-language': language ?? '' };
      const report = (await call(app.url, `${API}/test`, { headers })).json<{
        ok: boolean;
        checks: { name: string; ok: boolean; detail: string }[];
      }>();
      expect(report.ok).toBe(false);
      const check = report.checks.find(({ name }) => name === 'encryption');
      expect(check).toMatchObject({ ok: false, detail: expect.stringContaining(words ?? '') });
    }

    await (await app.parts()).sessions.rotateKey();
    expect((await makeSession(app)).status).toBe(201);
  });

  it('the former key behind the new one mends it, and the change of keys covers the secrets', async () => {
    const [old, fresh] = [newKey(), newKey()];
    const before = await withKeys(old);
    await before.care.keepWebhook();
    const secret = secretAtPluggy();
    const { sessionToken } = (await makeSession(before)).json<{ sessionToken: string }>();
    const both = await withKeys(`${fresh},${old}`);
    expect(await both.care.keyState()).toBe('fine');
    // the key of sessions and the copy of the webhook's secret
    expect(await both.rotateEncryption()).toEqual({ resealed: 2, unreadable: {}, stillClear: [] });
    const after = await withKeys(fresh);
    expect(await after.care.keyState()).toBe('fine');
    expect((await call(after.url, `${API}/user/ana/items`, { token: sessionToken })).status).toBe(200);
    await after.care.keepWebhook();
    expect(secretAtPluggy()).toBe(secret);
  });
});

describe('without any key', () => {
  it('there are no sessions, deliveries are taken whichever process made the secret, and GET /test says so', async () => {
    const first = await start(LIVE);
    await first.care.keepWebhook();
    const secret = secretAtPluggy();
    const second = await start(LIVE);
    await second.care.keepWebhook();
    await first.care.keepWebhook();
    expect(secretAtPluggy()).toBe(secret);
    world.clock.advance(48 * HOUR_MS);
    expect([await deliver(first, secret), await deliver(second, secret)]).toEqual([202, 202]);
    expect((await makeSession(second, LIVE.API_KEYS)).json()).toMatchObject({
      code: 'encryption_key_missing',
    });
    expect((await call(second.url, `${API}/user/ana/items`, LIVE_KEY)).status).toBe(200);
    const report = (await call(second.url, `${API}/test`, LIVE_KEY)).json<{ checks: { name: string }[] }>();
    expect(report.checks.find(({ name }) => name === 'encryption')).toMatchObject({ ok: false });
    expect(await dumpTables(world.databaseUrl)).not.toContain(
      Buffer.from(secret, 'base64url').toString('hex'),
    );
  });
});
