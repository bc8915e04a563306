import { randomUUID } from 'node:crypto';
import { expect, it, onTestFinished } from 'vitest';
import { silentLogger } from '../src/domain/logger.ts';
import { CALLS_PER_MINUTE } from '../src/features/shared/CallShares.ts';
import { requireUserId } from '../src/features/shared/require-input.ts';
import { takeJobs } from '../src/queue/take-jobs.ts';
import { Database } from '../src/store/Database.ts';
import { type Answer, call } from './support/api.ts';
import { startRecordingProxy } from './support/recording-proxy.ts';
import { startTestApp } from './support/test-app.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('sandbox');

const sessionOf = async (userId: string): Promise<string> =>
  (await world.app.pluggy.createSession(userId)).sessionToken;
const report = async (userId: string, itemId: string, session?: string) => {
  const token = session ?? (await sessionOf(userId));
  return call(world.app.url, `/api/pluggy-v2/user/${userId}/items`, {
    method: 'POST',
    body: { itemId },
    token,
  });
};

it('made-up item ids of one session end with its share, and another session connects', async () => {
  const session = await sessionOf('greedy');
  const begin = performance.now();
  const made = Array.from({ length: 2 * CALLS_PER_MINUTE }, () => report('greedy', randomUUID(), session));
  const refused = (await Promise.all(made)).filter(({ status }) => status === 429);
  // what is spent comes back evenly, meanwhile as well
  const cameBack = Math.ceil(((performance.now() - begin) * CALLS_PER_MINUTE) / 60_000);
  expect(refused.length).toBeGreaterThanOrEqual(CALLS_PER_MINUTE - cameBack);
  expect(refused[0]?.json()).toMatchObject({ code: 'too_many_calls' });
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
  const itemId = await world.bank.connect('ana');
  expect((await report('ana', itemId)).status).toBe(202);
});

it('a person’s new connection comes before thousands of events for items that nobody knows', async () => {
  const database = new Database({ url: world.databaseUrl, logger: silentLogger });
  onTestFinished(() => database.close());
  await database.query('delete from pluggy.jobs');
  const receive = (itemId: string, clientUserId: string) => {
    const event = { event: 'item/created', eventId: randomUUID(), itemId, clientUserId };
    return world.app.receive(Buffer.from(JSON.stringify(event)));
  };
  for (let n = 0; n < 3_000; n += 100)
    await Promise.all(Array.from({ length: 100 }, () => receive(randomUUID(), 'nobody')));
  const [known, reported, told] = [randomUUID(), await world.bank.connect('bia'), randomUUID()];
  await database.query(
    `insert into pluggy.items (id, client_id, raw, status, first_seen_at, changed_at)
     values ($1, 'client', '{}', 'UPDATED', now(), now())`,
    [known],
  );
  await receive(known, 'nobody');
  expect((await report('bia', reported)).status).toBe(202);
  await receive(told, 'bia');
  const now = new Date(Date.now() + 60_000);
  const takeKey = async () => {
    const which = { worker: '7', now, limit: 1, leaseUntil: now, kinds: ['sync-item'] };
    return (await takeJobs(database, which))[0]?.key;
  };
  expect([await takeKey(), await takeKey(), await takeKey()]).toEqual([reported, told, known]);
  await database.query('delete from pluggy.jobs');
});

it('a made-up item id is asked for at Pluggy once, and an event for it opens the way at once', async () => {
  const proxy = await startRecordingProxy(world.sandbox.url);
  const behind = await startTestApp({ databaseUrl: world.databaseUrl, pluggyApiUrl: proxy.url });
  onTestFinished(async () => {
    await behind.stop();
    await proxy.close();
  });
  const made = randomUUID();
  const codes = [];
  for (let n = 0; n < 5; n += 1)
    codes.push(await behind.pluggy.reportItem('ana', made).catch(({ code }) => code));
  expect(codes).toEqual(Array(5).fill('item_not_found'));
  const asked = () => proxy.calls.filter(({ route }) => route === `GET /items/${made}`).length;
  expect(asked()).toBe(1);
  const event = { event: 'item/created', eventId: randomUUID(), itemId: made };
  await behind.receive(Buffer.from(JSON.stringify(event)));
  await expect(behind.pluggy.reportItem('ana', made)).rejects.toThrow();
  expect(asked()).toBe(2);
});

it('a user’s searches are a few at a time, and other users and other requests are not held back', async () => {
  const database = new Database({ url: world.databaseUrl, logger: silentLogger });
  onTestFinished(() => database.close());
  const list = (userId: string, search?: string) =>
    call(
      world.app.url,
      `/api/pluggy-v2/user/${userId}/transactions${search === undefined ? '' : `?search=${search}`}`,
    );
  let answers: Promise<Answer[]> = Promise.resolve([]);
  let answered = 0;
  await database.asSystem(async (tx) => {
    await tx.query('lock table pluggy.transactions in access exclusive mode'); // no search ends before this does
    const counted = (answer: Answer): Answer => {
      answered += 1;
      return answer;
    };
    answers = Promise.all(Array.from({ length: 10 }, (_, n) => list('greedy', `pix ${n}`).then(counted)));
    await until('the searches wait', async () => {
      const { rows } = await tx.query<{ n: number }>(
        "select count(*)::integer as n from pg_locks where relation = 'pluggy.transactions'::regclass and not granted",
      );
      return rows[0]?.n === 4 && answered === 6; // the others have come and were refused
    });
    const refused = await list('greedy', 'one more');
    expect([refused.status, refused.json()['code']]).toEqual([429, 'too_many_searches']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
  });
  const statuses = (await answers).map(({ status }) => status).sort();
  expect(statuses).toEqual([...Array(4).fill(200), ...Array(6).fill(429)]);
  const later = await Promise.all([list('greedy', 'pix'), list('greedy'), list('ana', 'pix')]);
  expect(later.map(({ status }) => status)).toEqual([200, 200, 200]);
});

const RULE = randomUUID();
it.each([
  ['GET', 'summary/cash-flow', 200],
  ['GET', 'summary/categories', 200],
  ['GET', 'summary/net-worth', 200],
  ['GET', 'summary/upcoming', 200],
  ['GET', 'recurring', 200],
  ['POST', `rules/${RULE}/run`, 404],
  ['POST', `rules/runs/${RULE}/undo`, 404],
])('%s %s needs the room of a search, and gives it back', async (method, path, status) => {
  const ask = () => call(world.app.url, `/api/pluggy-v2/user/busy/${path}`, { method });
  for (let n = 0; n < 5; n += 1) expect((await ask()).status).toBe(status);
  const { searches } = (await world.app.parts()).limits;
  const giveBack = Array.from({ length: 4 }, () => searches.take(requireUserId('busy')));
  expect((await ask()).json()).toMatchObject({ status: 429, code: 'too_many_searches' });
  for (const one of giveBack) one();
  expect((await ask()).status).toBe(status);
});

it('a search that takes too long is ended, and gives its room back', async () => {
  const database = new Database({ url: world.databaseUrl, logger: silentLogger });
  onTestFinished(() => database.close());
  const search = () => call(world.app.url, '/api/pluggy-v2/user/slow/transactions?search=pix');
  await database.asSystem(async (tx) => {
    await tx.query('lock table pluggy.transactions in access exclusive mode');
    const answers = await Promise.all(Array.from({ length: 4 }, search));
    expect(answers.map(({ status }) => status)).toEqual([503, 503, 503, 503]);
  });
  expect((await search()).status).toBe(200);
});
