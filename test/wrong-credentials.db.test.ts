import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { silentLogger } from '../src/domain/logger.ts';
import { Database } from '../src/store/Database.ts';
import { type Answer, call } from './support/api.ts';
import { webhookSecret } from './support/deliver.ts';
import { standingClock } from './support/moving-clock.ts';
import type { TestApp } from './support/test-app.ts';
import { API_KEY } from './support/test-service.ts';
import { useWorld } from './support/world.ts';

const API = '/api/pluggy-v2';

const world = useWorld('alone', { each: 'test', clock: standingClock });

const start = (env: Readonly<Record<string, string>> = {}): Promise<TestApp> =>
  world.start({ env: { WRONG_CREDENTIALS_PER_MINUTE: '10', ...env } });

const guess = (app: TestApp, headers: Record<string, string> = {}): Promise<Answer> =>
  call(app.url, `${API}/user/ana/items`, { token: `guess-${randomUUID()}`, headers });

async function guessUntilLimited(app: TestApp, headers: Record<string, string> = {}): Promise<Answer> {
  for (let round = 0; round < 10; round += 1) expect((await guess(app, headers)).status).toBe(401);
  return guess(app, headers);
}

describe('wrong credentials of one address', () => {
  it('are refused with 429 from some number on, in both languages, and let the right ones pass', async () => {
    const app = await start();
    const { sessionToken } = await app.pluggy.createSession('ana');
    const limited = await guessUntilLimited(app, { 'accept-language': 'en' });
    expect(limited.json()).toMatchObject({ status: 429, code: 'too_many_wrong_credentials' });
    expect(limited.json()['detail']).toContain('A right credential is taken at any time');
    const waitS = Number(limited.headers.get('retry-after'));
    expect(waitS).toBeGreaterThan(0);

    const path = `${API}/user/ana/items`;
    expect((await call(app.url, path)).status).toBe(200);
    expect((await call(app.url, path, { token: sessionToken })).status).toBe(200);
    expect((await call(app.url, path, { token: null })).status).toBe(401);
    world.clock.advance(waitS * 1_000);
    expect((await guess(app)).status).toBe(401);
    expect((await guess(app)).status).toBe(429);
  });

  it('are forged deliveries too, and Pluggy is never refused', async () => {
    const app = await start();
    const database = new Database({ url: world.databaseUrl, logger: silentLogger });
    const secret = await webhookSecret(database);
    await database.close();
    const deliver = (value: string) =>
      call(app.url, `${API}/webhook`, {
        method: 'POST',
        token: null,
        headers: { 'x-webhook-secret': value },
        body: { event: 'item/updated', eventId: randomUUID(), itemId: randomUUID() },
      });
    const codes: number[] = [];
    for (let round = 0; round < 12; round += 1) codes.push((await deliver('forged')).status);
    expect([codes[0], codes.at(-1)]).toEqual([401, 429]);
    expect((await deliver(secret)).status).toBe(202);
  });

  it('are not a session that has ended: its page is told to sign in', async () => {
    const app = await start();
    const { sessionToken } = await app.pluggy.createSession('ana');
    world.clock.advance(2 * 3_600_000);
    for (let round = 0; round < 30; round += 1)
      expect((await call(app.url, `${API}/session`, { token: sessionToken })).status).toBe(401);
  });

  it('are told apart by address only as far as proxies are trusted', async () => {
    const from = (address: string) => ({ 'x-forwarded-for': address });
    const plain = await start();
    expect((await guessUntilLimited(plain, from('203.0.113.1'))).status).toBe(429);
    // whoever asks can write what he likes there
    expect((await guess(plain, from('203.0.113.2'))).status).toBe(429);

    const behindOne = await start({ TRUST_PROXY: '1' });
    expect((await guessUntilLimited(behindOne, from('203.0.113.1'))).status).toBe(429);
    expect((await guess(behindOne, from('203.0.113.2'))).status).toBe(401);
    expect((await guess(behindOne, from('198.51.100.7, 203.0.113.1'))).status).toBe(429);
    expect((await guessUntilLimited(behindOne, from('2001:db8:1:2:3::4'))).status).toBe(429);
    expect((await guess(behindOne, from('2001:db8:1:2:ffff::9'))).status).toBe(429);
    expect((await guess(behindOne, from('2001:db8:1:3::4'))).status).toBe(401);
    expect((await call(behindOne.url, `${API}/user/ana/items`, { token: API_KEY })).status).toBe(200);
  });
});
