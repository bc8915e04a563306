import { beforeEach, describe, expect, it } from 'vitest';
import { type Answer, call } from './support/api.ts';
import { standingClock } from './support/moving-clock.ts';
import type { TestApp } from './support/test-app.ts';
import { useWorld } from './support/world.ts';

const API = '/api/pluggy-v2';
/** In the middle of a minute, and standing still. */
const NOW = new Date('2026-11-27T12:00:20Z');

const LIMITS = { RATE_LIMIT_KEY: '5', RATE_LIMIT_USER: '3', RATE_LIMIT_ADDRESS: '2' };

const world = useWorld('alone', {
  each: 'test',
  // nobody waits for the next round: processes tell each other when a test says so
  clock: () => ({ ...standingClock(NOW), sleep: () => new Promise(() => {}) }),
  service: { env: LIMITS },
});
let here: TestApp;
let elsewhere: TestApp;

beforeEach(async () => {
  here = world.app;
  elsewhere = await world.start();
});

const read = (app: TestApp, token?: string | null, user = 'ana'): Promise<Answer> =>
  call(app.url, `${API}/user/${user}/items`, token === undefined ? {} : { token });
const describeIt = (app: TestApp): Promise<Answer> => call(app.url, `${API}/openapi.json`, { token: null });
const tokenOf = async (user: string): Promise<string> => (await here.pluggy.createSession(user)).sessionToken;

async function statuses(count: number, ask: () => Promise<Answer>): Promise<number[]> {
  const found: number[] = [];
  for (let round = 0; round < count; round += 1) found.push((await ask()).status);
  return found;
}

describe('requests in a minute', () => {
  it('say in every answer what is left, and are refused beyond it until the next minute', async () => {
    const first = await read(here);
    expect(first.headers.get('ratelimit-policy')).toBe('"key";q=5;w=60');
    expect(first.headers.get('ratelimit')).toBe('"key";r=4;t=40');
    expect(await statuses(4, () => read(here))).toEqual([200, 200, 200, 200]);
    const refused = await read(here);
    expect(refused.json()).toMatchObject({ status: 429, code: 'rate_limited' });
    expect(refused.headers.get('retry-after')).toBe('40');
    expect(refused.headers.get('ratelimit')).toBe('"key";r=0;t=40');
    world.clock.advance(40_000);
    expect((await read(here)).status).toBe(200);
  });

  it("are counted for each user by all of the user's sessions, and for nobody else", async () => {
    const [one, two, bia] = [await tokenOf('ana'), await tokenOf('ana'), await tokenOf('bia')];
    expect(await statuses(2, () => read(here, one))).toEqual([200, 200]);
    expect(await statuses(2, () => read(here, two))).toEqual([200, 429]);
    const others = await read(here, bia, 'bia');
    expect(others.headers.get('ratelimit')).toBe('"user";r=2;t=40');
    expect((await read(here)).status).toBe(200); // a server's request about the user is the server's
  });

  it('are counted by address for those alone who show no credential', async () => {
    expect(await statuses(3, () => describeIt(here))).toEqual([200, 200, 429]);
    expect((await read(here)).status).toBe(200);
    expect((await read(here, null)).status).toBe(401); // wrong and missing credentials have a limit of their own
  });

  it('are shared by all processes, which tell each other once a second', async () => {
    expect(await statuses(3, () => read(here))).toEqual([200, 200, 200]);
    await (await here.parts()).requests.share();
    // one that has not heard of them yet lets through what comes until it tells its own
    expect((await read(elsewhere)).headers.get('ratelimit')).toBe('"key";r=4;t=40');
    await (await elsewhere.parts()).requests.share();
    expect((await read(elsewhere)).headers.get('ratelimit')).toBe('"key";r=0;t=40');
    expect((await read(elsewhere)).status).toBe(429);
    const stored = await world.sql('select name::text as name from pluggy.request_counts');
    expect(JSON.stringify(stored)).not.toContain('sandbox-key');
  });

  it('pass where they cannot be counted together, and are counted in each process then', async () => {
    await world.sql('alter table pluggy.request_counts rename to away');
    expect(await statuses(2, () => read(here))).toEqual([200, 200]);
    await (await here.parts()).requests.share();
    expect(await statuses(4, () => read(here))).toEqual([200, 200, 200, 429]);
    expect((await read(elsewhere)).status).toBe(200);
  });

  it("of Pluggy's deliveries are never refused", async () => {
    const secret = (await (await here.parts()).webhookSecrets.toRegister())?.header ?? '';
    const deliver = () =>
      call(here.url, `${API}/webhook`, {
        method: 'POST',
        token: null,
        headers: { 'x-webhook-secret': secret },
        body: 'anything',
      });
    expect(await statuses(8, deliver)).toEqual(Array.from({ length: 8 }, () => 202));
    expect((await deliver()).headers.get('ratelimit')).toBeNull();
  });

  it('have no limit where it is off, and a wrong setting stops the start', async () => {
    const free = await world.start({ env: { RATE_LIMIT_KEY: 'off' } });
    const answer = await read(free);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('ratelimit')).toBeNull();
    await expect(world.start({ env: { RATE_LIMIT_USER: '-1' } })).rejects.toThrow(/RATE_LIMIT_USER must be/);
  });
});
