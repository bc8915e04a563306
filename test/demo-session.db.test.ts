import { describe, expect, it } from 'vitest';
import { movingClock } from './support/moving-clock.ts';
import { setReadOnly } from './support/set-read-only.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

const HOUR_MS = 3_600_000;
const clock = movingClock();
const world = useWorld('alone', { clock: () => clock, service: { env: { SESSION_TTL: '1h' } } });

const visit = (headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${world.app.url}/`, { headers });
const cookieOf = ({ headers }: Response): string => headers.getSetCookie()[0]?.split(';')[0] ?? '';
/** As the page asks who is looking. */
const ask = (headers: Record<string, string> = { 'sec-fetch-site': 'same-origin' }): Promise<Response> =>
  fetch(`${world.app.url}/api/pluggy-v2/session`, { headers });
const countSessions = async (): Promise<number> => (await world.sql('select id from pluggy.sessions')).length;

describe('visits of the page in the sandbox mode', () => {
  it('fill no table: they share a session, and another one comes only when its time is half over', async () => {
    const cookies = new Set<string>();
    for (let n = 0; n < 12; n++) cookies.add(cookieOf(await visit()));
    await Promise.all(Array.from({ length: 12 }, async () => cookies.add(cookieOf(await visit()))));
    expect(cookies.size).toBe(1);
    expect(await countSessions()).toBe(1);

    clock.advance(0.6 * HOUR_MS);
    expect(cookies).not.toContain(cookieOf(await visit()));
    await visit();
    expect(await countSessions()).toBe(2);
  });

  it('work again after somebody ended that session', async () => {
    const cookie = cookieOf(await visit());
    await world.app.pluggy.revokeSessions('demo-user');
    const next = cookieOf(await visit({ cookie }));
    expect([next, (await ask({ cookie: next })).status]).toEqual([expect.not.stringMatching(cookie), 200]);
  });

  it('are no door for others: only the page itself is signed in where it asks who is looking', async () => {
    for (const site of ['cross-site', 'same-site', 'none'])
      expect((await ask({ 'sec-fetch-site': site })).status).toBe(401);
    expect((await ask({})).status).toBe(401);
    expect((await ask({ 'sec-fetch-site': 'same-origin', authorization: 'Bearer x' })).status).toBe(401);
  });
});

it('the page is served while the database takes no writes, hears why, and is signed in as soon as it does', async () => {
  clock.advance(2 * HOUR_MS);
  await setReadOnly(world.databaseUrl, true);
  await until('a visit finds the database read-only', async () => cookieOf(await visit()) === '');
  const page = await visit();
  expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('the page')]);
  const refused = await ask();
  expect([refused.status, await refused.json()]).toMatchObject([503, { code: 'database_unavailable' }]);

  await setReadOnly(world.databaseUrl, false);
  await until('it is signed in', async () => (await ask()).status === 200);
  const answer = await ask();
  expect(await answer.json()).toMatchObject({ userId: 'demo-user' });
  expect((await ask({ cookie: cookieOf(answer) })).status).toBe(200);
});
