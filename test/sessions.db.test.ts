import { SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Call, call } from './support/api.ts';
import { secretOf } from './support/look-inside.ts';
import { runCommandOn } from './support/run-command.ts';
import type { TestApp } from './support/test-app.ts';
import { API_KEY } from './support/test-service.ts';
import { useWorld } from './support/world.ts';

const API = '/api/pluggy-v2';
/** Nobody listens there: nothing here asks Pluggy for anything. */
const NO_PLUGGY = 'http://127.0.0.1:9';
const HOUR_MS = 3_600_000;

const world = useWorld('alone');
/** Another process of the same service. */
let elsewhere: TestApp;

beforeAll(async () => {
  elsewhere = await world.start();
});

interface Made {
  readonly sessionToken: string;
  readonly sessionId: string;
  readonly expiresAt: string;
}

async function makeSession(userId = 'ana'): Promise<Made> {
  const answer = await call(world.app.url, `${API}/session`, { method: 'POST', body: { userId } });
  expect(answer.status).toBe(201);
  return answer.json<Made>();
}

/** What a session's token gets from its own list of connections. */
const asSession = async (app: TestApp, token: string, userId = 'ana'): Promise<number> =>
  (await call(app.url, `${API}/user/${userId}/items`, { token })).status;

const revoke = (path: string, options: Call = {}) =>
  call(world.app.url, API + path, { method: 'DELETE', ...options });

describe('a session', () => {
  it('has an id of its own', async () => {
    const [first, second] = [await makeSession(), await makeSession()];
    expect(first.sessionId).toMatch(/^[0-9a-f-]{36}$/);
    expect(second.sessionId).not.toBe(first.sessionId);
    expect(Date.parse(first.expiresAt)).toBeGreaterThan(world.clock.now().getTime());
  });

  it('that is revoked is refused at once here, and within 30 seconds by other processes', async () => {
    const [lost, kept] = [await makeSession(), await makeSession()];
    expect([
      await asSession(world.app, lost.sessionToken),
      await asSession(elsewhere, lost.sessionToken),
    ]).toEqual([200, 200]);
    expect((await revoke(`/session/${lost.sessionId}`)).status).toBe(204);
    expect(await asSession(world.app, lost.sessionToken)).toBe(401);
    world.clock.advance(30_000);
    expect(await asSession(elsewhere, lost.sessionToken)).toBe(401);
    expect([
      await asSession(world.app, kept.sessionToken),
      await asSession(elsewhere, kept.sessionToken),
    ]).toEqual([200, 200]);
    expect((await revoke(`/session/${lost.sessionId}`)).status).toBe(204);
  });

  it('is one of all that a user has; revoking them leaves those of others and those made afterwards', async () => {
    const [first, second, other] = [await makeSession(), await makeSession(), await makeSession('bia')];
    expect((await revoke('/user/ana/sessions')).status).toBe(204);
    const after = await makeSession();
    expect([
      await asSession(world.app, first.sessionToken),
      await asSession(world.app, second.sessionToken),
      await asSession(world.app, other.sessionToken, 'bia'),
      await asSession(world.app, after.sessionToken),
    ]).toEqual([401, 401, 200, 200]);
    expect((await revoke('/user/nobody/sessions')).status).toBe(204);
  });

  it('ends when its person signs out, wherever its token is', async () => {
    const { sessionToken } = await makeSession();
    const cookie = { cookie: `pluggy_session=${sessionToken}` };
    expect((await revoke('/session/cookie', { token: null, headers: cookie })).status).toBe(204);
    expect(await asSession(world.app, sessionToken)).toBe(401);
    const again = await call(world.app.url, `${API}/session`, { token: null, headers: cookie });
    expect(again.status).toBe(401);
  });

  it('takes its stream of events with it', async () => {
    const { sessionToken, sessionId } = await makeSession();
    const headers = { authorization: `Bearer ${sessionToken}` };
    const stream = await fetch(`${world.app.url}${API}/user/ana/events`, { headers });
    expect(stream.status).toBe(200);
    const ended = stream.text().then(
      () => 'ended',
      () => 'ended',
    );
    expect((await revoke(`/session/${sessionId}`)).status).toBe(204);
    expect(await ended).toBe('ended');
  });

  it('is revoked by servers alone', async () => {
    const { sessionToken, sessionId } = await makeSession();
    for (const path of [`/session/${sessionId}`, '/user/ana/sessions']) {
      expect((await revoke(path, { token: sessionToken })).json()).toMatchObject({ code: 'server_only' });
      expect((await revoke(path, { token: null })).json()).toMatchObject({ code: 'unauthenticated' });
    }
    expect(await asSession(world.app, sessionToken)).toBe(200);
  });

  it.each(['no-uuid', '00000000-0000-4000-8000-000000000000'])(
    'that nobody made is not revoked: %s',
    async (id) => {
      const answer = await revoke(`/session/${id}`);
      expect(answer.status).toBe(404);
      expect(answer.json()).toMatchObject({ code: 'session_not_found' });
    },
  );

  it('without an id, without its time, or older than a session may be is refused although it is signed', async () => {
    const secret = await secretOf(world.databaseUrl, 'session');
    const [row] = await world.sql<{ id: string }>(
      `select id::text as id from pluggy.secrets where purpose = 'session'`,
    );
    const now = Math.floor(world.clock.now().getTime() / 1_000);
    const sign = (claims: { jti?: string; iat?: number }): Promise<string> =>
      new SignJWT({ sub: 'ana', aud: 'pluggy-open-finance/session', exp: now + 7_200, ...claims })
        .setProtectedHeader({ alg: 'HS256', kid: row?.id ?? '' })
        .sign(secret);
    const jti = '11111111-1111-4111-8111-111111111111';
    expect(await asSession(world.app, await sign({ jti, iat: now }))).toBe(200);
    expect(await asSession(world.app, await sign({ iat: now }))).toBe(401);
    expect(await asSession(world.app, await sign({ jti }))).toBe(401);
    expect(await asSession(world.app, await sign({ jti, iat: now - 2 * 3_600 }))).toBe(401);
  });

  it('leaves no row for ever', async () => {
    for (let round = 0; round < 3; round += 1) {
      await makeSession();
      world.clock.advance(30 * HOUR_MS);
    }
    await makeSession();
    const rows = await world.sql<{ expires_at: Date }>('select expires_at from pluggy.sessions');
    const oldest = Math.min(...rows.map(({ expires_at }) => expires_at.getTime()));
    await makeSession();
    expect(rows.length).toBeGreaterThan(0);
    for (let round = 0; round < rows.length; round += 1) await makeSession();
    const left = await world.sql<{ expires_at: Date }>('select expires_at from pluggy.sessions');
    expect(Math.min(...left.map(({ expires_at }) => expires_at.getTime()))).toBeGreaterThan(oldest);
  });
});

describe('npm run pluggy:v2:rotate-sessions', () => {
  it('ends every session, in running services within 30 seconds; a new one is good in all of them at once', async () => {
    const { sessionToken } = await makeSession();
    expect(await asSession(elsewhere, sessionToken)).toBe(200);
    const where = { sandboxUrl: NO_PLUGGY, databaseUrl: world.databaseUrl };
    const outcome = await runCommandOn(where, 'rotate-sessions', []);
    expect(outcome).toEqual({ exitCode: 0, text: expect.stringContaining('Every session has ended') });
    world.clock.advance(30_000);
    expect([await asSession(world.app, sessionToken), await asSession(elsewhere, sessionToken)]).toEqual([
      401, 401,
    ]);
    const fresh = await makeSession();
    expect([
      await asSession(world.app, fresh.sessionToken),
      await asSession(elsewhere, fresh.sessionToken),
    ]).toEqual([200, 200]);
    expect((await call(world.app.url, `${API}/user/ana/items`, { token: API_KEY })).status).toBe(200);
  });

  it('is known at once to a process that meets a token of the new key', async () => {
    const before = await makeSession();
    expect(await asSession(elsewhere, before.sessionToken)).toBe(200);
    await (await world.app.parts()).sessions.rotateKey();
    world.clock.advance(2_000);
    const { sessionToken } = await makeSession();
    expect(await asSession(elsewhere, sessionToken)).toBe(200);
    expect(await asSession(elsewhere, before.sessionToken)).toBe(401);
  });
});
