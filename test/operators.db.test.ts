import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, call } from './support/api.ts';
import { deliverUpdate } from './support/deliver.ts';
import { secretOf } from './support/look-inside.ts';
import { skippingClock } from './support/moving-clock.ts';
import { setFaults } from './support/set-faults.ts';
import { useWorld } from './support/world.ts';

const API = '/api/pluggy-v2';

type Row = Record<string, unknown>;
interface Listed {
  readonly results: Row[];
  readonly next: string | null;
}

const world = useWorld('sandbox', { clock: skippingClock });
let items: Readonly<Record<'ana' | 'bia', string>>;
let secret: string;

const get = (path: string): Promise<Answer> => call(world.app.url, `${API}${path}`);
const list = async (path: string): Promise<Listed> => (await get(path)).json<Listed>();
const post = (path: string): Promise<Answer> => call(world.app.url, `${API}${path}`, { method: 'POST' });

/** All pages of a list, one row at a time. */
async function pageThrough(path: string): Promise<Row[]> {
  const rows: Row[] = [];
  let after = '';
  do {
    const page = await list(`${path}${path.includes('?') ? '&' : '?'}limit=1${after}`);
    rows.push(...page.results);
    after = page.next === null ? '' : `&after=${encodeURIComponent(page.next)}`;
  } while (after !== '');
  return rows;
}

async function connect(user: string): Promise<string> {
  const itemId = await world.bank.connect(user);
  await world.app.pluggy.reportItem(user, itemId);
  await world.app.work();
  return itemId;
}

const deliver = (itemId: string): Promise<string> =>
  deliverUpdate(world.app.url, itemId, secret, 'transactions/updated');

beforeAll(async () => {
  await world.app.care.keepWebhook();
  items = { ana: await connect('ana'), bia: await connect('bia') };
  secret = (await secretOf(world.databaseUrl, 'webhook')).toString('base64url');
});

describe('GET /users', () => {
  it('lists who is known, how many connections they have, and how well those are', async () => {
    expect(await list('/users')).toMatchObject({
      results: [
        { userId: 'ana', connections: 1, health: 'ok', healths: { ok: 1, failed: 0 } },
        { userId: 'bia', connections: 1, health: 'ok' },
      ],
      next: null,
    });
    expect(await pageThrough('/users')).toEqual((await list('/users')).results);
  });

  it('finds users by a part of the id and by health', async () => {
    const names = async (query: string): Promise<unknown[]> =>
      (await list(`/users?${query}`)).results.map(({ userId }) => userId);
    expect(await names('search=IA')).toEqual(['bia']);
    expect(await names('search=%25')).toEqual([]);
    expect(await names('health=failed')).toEqual([]);
    await world.sql(
      `update pluggy.items set raw = jsonb_set(raw, '{status}', '"LOGIN_ERROR"'), status = 'LOGIN_ERROR' where id = $1`,
      [items.bia],
    );
    expect(await names('health=failed')).toEqual(['bia']);
    expect(await names('health=ok')).toEqual(['ana']);
    const { next } = await list('/users?limit=1');
    expect((await get(`/users?health=ok&after=${next}`)).json()).toMatchObject({
      status: 400,
      code: 'cursor_mismatch',
    });
  });
});

describe('GET /webhook-log', () => {
  it('tells what came, what it led to, and the work about its connection', async () => {
    const eventId = await deliver(items.ana);
    const [waiting] = (await list(`/webhook-log?itemId=${items.ana}&state=waiting`)).results;
    expect(waiting).toMatchObject({ eventId, event: 'transactions/updated', outcome: null, settledAt: null });
    const whole = (await get(`/webhook-log/${waiting?.['id']}`)).json();
    expect(whole).toMatchObject({ body: { eventId, itemId: items.ana }, bytes: null });
    expect(whole['jobs']).toMatchObject([{ kind: 'sync-item', key: items.ana, state: 'ready' }]);
    world.clock.advance(1_000);
    await world.app.work();
    expect((await get(`/webhook-log/${waiting?.['id']}`)).json()).toMatchObject({
      state: 'settled',
      outcome: 'applied',
      jobs: [],
    });
    expect((await list(`/webhook-log?itemId=${items.ana}&state=waiting`)).results).toEqual([]);
  });

  it('keeps what nobody can read, and says so', async () => {
    const headers = { 'x-webhook-secret': secret };
    const sent = 'no JSON, and an ÿ';
    const options = { method: 'POST', body: sent, token: null, headers };
    expect((await call(world.app.url, `${API}/webhook`, options)).status).toBe(202);
    const [row] = (await list('/webhook-log?state=unreadable')).results;
    const whole = (await get(`/webhook-log/${row?.['id']}`)).json<Row>();
    expect(whole).toMatchObject({ body: null, outcome: 'unreadable' });
    expect(Buffer.from(String(whole['bytes']), 'base64').toString()).toBe(sent);
    expect((await post(`/webhook-log/${row?.['id']}/replay`)).json()).toMatchObject({
      status: 409,
      code: 'event_without_work',
    });
  });

  it('finds deliveries by event, by user and since a time, page by page, with cursors of their own', async () => {
    await deliver(items.ana);
    await deliver(items.bia);
    const events = async (query: string): Promise<number> =>
      (await list(`/webhook-log?limit=500&${query}`)).results.length;
    expect(await events('event=transactions/updated')).toBeGreaterThan(1);
    expect(await events('event=no/such')).toBe(0);
    const ofBia = (await list('/webhook-log?userId=bia&limit=500')).results;
    expect(new Set(ofBia.map(({ itemId }) => itemId))).toEqual(new Set([items.bia]));
    const later = encodeURIComponent(new Date(world.clock.now().getTime() + 3_600_000).toISOString());
    expect(await events(`since=${later}`)).toBe(0);
    expect(await events('since=2020-01-01')).toBe(await events(''));
    expect(await pageThrough('/webhook-log?userId=bia')).toEqual(ofBia);
    const { next } = await list('/webhook-log?limit=1');
    for (const path of [`/webhook-log?userId=bia&after=${next}`, `/jobs?after=${next}`])
      expect((await get(path)).json(), path).toMatchObject({ status: 400, code: 'cursor_mismatch' });
    expect((await get('/webhook-log?after=x')).json()).toMatchObject({ code: 'invalid_cursor' });
  });

  it('acts on a delivery once more', async () => {
    await deliver(items.ana);
    world.clock.advance(1_000);
    await world.app.work();
    const [row] = (await list(`/webhook-log?itemId=${items.ana}&limit=1`)).results;
    const again = await post(`/webhook-log/${row?.['id']}/replay`);
    expect(again.status).toBe(202);
    expect(again.json()).toMatchObject({ id: row?.['id'], state: 'waiting', jobs: [{ kind: 'sync-item' }] });
    await world.app.work();
    expect((await get(`/webhook-log/${row?.['id']}`)).json()).toMatchObject({ outcome: 'applied' });
  });

  it.each(['0', 'x', '999999999999', randomUUID()])('knows no delivery %s', async (id) => {
    expect((await get(`/webhook-log/${id}`)).json()).toMatchObject({ status: 404, code: 'event_not_found' });
    expect((await post(`/webhook-log/${id}/replay`)).json()).toMatchObject({ code: 'event_not_found' });
  });
});

describe('GET /jobs', () => {
  it('lists work by its state, and gives what was given up another chance', async () => {
    await deliver(items.ana);
    await deliver(items.bia);
    const ready = (await list('/jobs?state=ready')).results;
    expect(ready.map(({ key }) => key).sort()).toEqual([items.ana, items.bia].sort());
    expect(await pageThrough('/jobs?state=ready')).toEqual(ready);
    expect((await post(`/jobs/${ready[0]?.['id']}/replay`)).json()).toMatchObject({
      status: 409,
      code: 'job_not_dead',
    });
    const { next } = await list('/jobs?state=ready&limit=1');
    expect((await get(`/jobs?state=dead&after=${next}`)).json()).toMatchObject({ code: 'cursor_mismatch' });

    // how a job comes to be given up is told in dead-letter.db.test.ts
    await world.sql(
      `update pluggy.jobs set state = 'dead', attempts = max_attempts, last_error = 'Error' where state = 'ready'`,
    );
    const dead = (await list('/jobs?state=dead')).results;
    expect(dead.map(({ key }) => key).sort()).toEqual([items.ana, items.bia].sort());
    const [one] = dead;
    expect(one).toMatchObject({
      state: 'dead',
      attempts: one?.['maxAttempts'],
      lastError: expect.any(String),
    });
    const replayed = await post(`/jobs/${one?.['id']}/replay`);
    expect(replayed.status).toBe(202);
    expect(replayed.json()).toMatchObject({ state: 'ready', key: one?.['key'], attempts: 0 });
    expect((await list('/jobs?state=dead')).results).toHaveLength(1);
    world.clock.advance(2 * 3_600_000);
    await world.app.work();
    expect((await list('/jobs?state=ready')).results).toEqual([]);
    expect((await post(`/jobs/${one?.['id']}/replay`)).json()).toMatchObject({ code: 'job_not_found' });
  });
});

describe('GET /usage', () => {
  it('counts calls at Pluggy by endpoint and minute, as the sandbox counts them', async () => {
    world.clock.advance(10 * 60_000);
    const since = encodeURIComponent(
      new Date(Math.floor(world.clock.now().getTime() / 60_000) * 60_000).toISOString(),
    );
    const before = await callsOfSandbox();
    await deliver(items.ana);
    world.clock.advance(1_000);
    await world.app.work();
    const usage = await list(`/usage?since=${since}&limit=500`);
    const counted: Record<string, number> = {};
    for (const { endpoint, calls } of usage.results)
      counted[String(endpoint)] = (counted[String(endpoint)] ?? 0) + Number(calls);
    expect(Object.values(counted).reduce((sum, one) => sum + one, 0)).toBe((await callsOfSandbox()) - before);
    expect(counted['GET /items/:id']).toBeGreaterThan(0);
    expect(await pageThrough(`/usage?since=${since}`)).toEqual(usage.results);
    const { next } = await list('/usage?limit=1');
    expect((await get(`/usage?since=${since}&after=${next}`)).json()).toMatchObject({
      code: 'cursor_mismatch',
    });
  });

  it('tells of refusals, of what is held back, and of quotas that are spent', async () => {
    await setFaults(world.sandbox.url, { api: { status429: 1 } });
    await deliver(items.ana);
    world.clock.advance(1_000);
    await world.app.work();
    await setFaults(world.sandbox.url, {});
    await world.sql(
      `update pluggy.product_states set state = 'quota_used_up', error = null where item_id = $1 and product = 'transactions'`,
      [items.ana],
    );
    const usage = (await get('/usage?limit=500')).json<Listed & { pauses: Row[]; quotas: Row[] }>();
    expect(usage.results.reduce((sum, { refused }) => sum + Number(refused), 0)).toBeGreaterThan(0);
    expect(usage.quotas).toEqual([{ product: 'transactions', connections: 1 }]);
    expect(usage.pauses.every(({ why }) => why === 'limited' || why === 'failing')).toBe(true);
  });

  async function callsOfSandbox(): Promise<number> {
    const response = await fetch(`${world.sandbox.url}/_sandbox/calls`);
    const { counts } = (await response.json()) as { counts: Record<string, Record<string, number>> };
    return Object.values(counts)
      .flatMap((byStatus) => Object.values(byStatus))
      .reduce((sum, one) => sum + one, 0);
  }
});
