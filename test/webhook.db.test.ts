import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { EVENTS_MELT_MS } from '../src/inbox/request-sync.ts';
import { type Answer, call } from './support/api.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { rowsOf, secretOf } from './support/look-inside.ts';
import { type MovingClock, movingClock } from './support/moving-clock.ts';
import { connectBank, sandboxKey } from './support/sandbox-calls.ts';
import { openTcpGate, type TcpGate } from './support/tcp-gate.ts';
import { startTestApp, type TestApp } from './support/test-app.ts';

const PATH = '/api/pluggy-v2/webhook';
const CLIENT_ID = '5a4d0b0c-0000-4000-8000-000000000001';

let testDatabase: TestDatabase;
let gate: TcpGate;
let sandbox: Sandbox;
let running: TestApp;
let secret: string;
let clock: MovingClock;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  gate = await openTcpGate(testDatabase.url);
  sandbox = await startSandbox({ port: 0, syncMs: 0 });
  clock = movingClock();
  running = await startTestApp({ databaseUrl: gate.url, pluggyApiUrl: sandbox.url, clock });
  // makes the secret; what the sandbox itself delivers is no part of these tests
  await running.pluggy.rotateWebhookSecret();
  secret = (await secretOf(testDatabase.url, 'webhook')).toString('base64url');
});
afterAll(async () => {
  await running.stop();
  await gate.shut();
  await sandbox.close();
  await testDatabase.drop();
});

function deliver(
  body: unknown,
  header: string | null = secret,
  more: Record<string, string> = {},
): Promise<Answer> {
  const headers = { ...(header === null ? {} : { 'x-webhook-secret': header }), ...more };
  return call(running.url, PATH, { method: 'POST', body, token: null, headers });
}

const event = (more: object = {}) => ({
  event: 'item/updated',
  eventId: randomUUID(),
  itemId: randomUUID(),
  clientId: CLIENT_ID,
  ...more,
});

interface InboxRow {
  readonly item_id: string | null;
  readonly body: Record<string, unknown>;
  readonly outcome: string | null;
}

const inbox = (eventId: string): Promise<InboxRow[]> =>
  rowsOf(testDatabase.url, 'select item_id, body, outcome from pluggy.inbox where event_id = $1', [eventId]);
const jobs = (itemId: string): Promise<object[]> =>
  rowsOf(testDatabase.url, 'select key from pluggy.jobs where key = $1', [itemId]);
const countInbox = async (): Promise<number> =>
  (await rowsOf(testDatabase.url, 'select 1 from pluggy.inbox')).length;

/** The work waits a moment for more events about the same item. */
async function workOnEvents(afterMs = EVENTS_MELT_MS): Promise<void> {
  clock.advance(afterMs);
  await running.work();
}

/** So long after an event an item that Pluggy does not know is looked for no more. */
const GIVEN_UP_MS = 6_000;

describe('a delivery without the secret', () => {
  it.each([
    ['none', () => null],
    ['an empty one', () => ''],
    ['a wrong one', () => 'x'.repeat(43)],
    ['a part of it', () => secret.slice(0, -1)],
    ['more than it', () => `${secret}x`],
    ['it twice', () => `${secret}, ${secret}`],
  ])('(%s) is refused, and nothing is stored', async (_, header) => {
    const [sent, before] = [event(), await countInbox()];
    await expectRefusal(({ headers }) => deliver(sent, header(), headers), {
      status: 401,
      code: 'webhook_secret',
    });
    expect(await countInbox()).toBe(before);
    expect(await jobs(sent.itemId)).toEqual([]);
  });

  it('is refused before its body is looked at', async () => {
    expect((await deliver('{ not json', 'wrong')).status).toBe(401);
    expect((await deliver('x'.repeat(3_000_000), 'wrong')).status).toBe(401);
  });
});

describe('a delivery with the secret', () => {
  it('is in the inbox with its work when it is acknowledged', async () => {
    const sent = event({ accountId: 'kept as it came' });
    expect((await deliver(sent)).status).toBe(202);
    expect(await inbox(sent.eventId)).toEqual([{ item_id: sent.itemId, body: sent, outcome: null }]);
    expect(await jobs(sent.itemId)).toHaveLength(1);
  });

  it('is kept once, however often it comes', async () => {
    const sent = event();
    const answers = await Promise.all([deliver(sent), deliver(sent), deliver(sent)]);
    expect([...answers, await deliver(sent)].map(({ status }) => status)).toEqual([202, 202, 202, 202]);
    expect(await inbox(sent.eventId)).toHaveLength(1);
    expect(await jobs(sent.itemId)).toHaveLength(1);
  });

  it('without an event id is told apart by what it says', async () => {
    const { eventId: _, ...sent } = event();
    const before = await countInbox();
    await deliver(sent);
    await deliver(sent);
    await deliver({ ...sent, event: 'item/error' });
    expect(await countInbox()).toBe(before + 2);
  });

  it('for another application is kept and leads to no work', async () => {
    const sent = event({ clientId: randomUUID() });
    expect((await deliver(sent)).status).toBe(202);
    expect(await inbox(sent.eventId)).toMatchObject([{ outcome: 'other-client' }]);
    expect(await jobs(sent.itemId)).toEqual([]);
  });

  it('about no item is kept and leads to no work', async () => {
    const sent = event({ event: 'connector/status_updated', itemId: undefined });
    expect((await deliver(sent)).status).toBe(202);
    expect(await inbox(sent.eventId)).toMatchObject([{ item_id: null, outcome: 'no-work' }]);
  });

  it('about an item that Pluggy does not know is settled, and nothing is made up', async () => {
    const sent = event({ clientUserId: 'mallory' });
    await deliver(sent);
    await workOnEvents(GIVEN_UP_MS);
    expect(await inbox(sent.eventId)).toMatchObject([{ outcome: 'unknown-item' }]);
    expect(await rowsOf(testDatabase.url, 'select 1 from pluggy.items where id = $1', [sent.itemId])).toEqual(
      [],
    );
    expect(await jobs(sent.itemId)).toEqual([]);
  });

  it('about an item that is new here is looked up at Pluggy, whoever it says owns it', async () => {
    const key = await sandboxKey(sandbox.url);
    const { id } = await connectBank(sandbox.url, key, { clientUserId: 'ana' });
    const sent = event({ itemId: id, clientUserId: 'mallory' });
    await deliver(sent);
    await workOnEvents();
    expect(await inbox(sent.eventId)).toMatchObject([{ outcome: 'applied' }]);
    expect((await running.pluggy.getUserFinancialData('ana')).transactions.length).toBeGreaterThan(0);
    expect((await running.pluggy.getUserFinancialData('mallory')).items).toEqual([]);
  });

  it('is taken whatever characters it holds', async () => {
    const [id, itemId] = [randomUUID(), randomUUID()];
    const body = `{"event":"item/error","eventId":"${id}","itemId":"${itemId}","error":{"message":"a\\u0000b\\ud800c\\\\u0000 \\ud83d\\ude00"}}`;
    expect((await deliver(body)).status).toBe(202);
    expect(await inbox(id)).toMatchObject([{ body: { error: { message: 'a\\u0000b\\ud800c\\u0000 😀' } } }]);
    expect((await deliver(event({ eventId: 'a\0b\ud800', clientUserId: 'a\0b' }))).status).toBe(202);
  });

  it.each([
    ['a number that PostgreSQL cannot hold', '1e999999'],
    ['lists in lists in lists', '['.repeat(20_000) + ']'.repeat(20_000)],
  ])('is taken although it holds %s', async (_, value) => {
    const [id, itemId] = [randomUUID(), randomUUID()];
    const body = `{"event":"item/updated","eventId":"${id}","itemId":"${itemId}","more":${value}}`;
    expect((await deliver(body)).status).toBe(202);
    expect(await inbox(id)).toHaveLength(1);
    expect(await jobs(itemId)).toHaveLength(1);
    await workOnEvents(GIVEN_UP_MS);
    expect(await inbox(id)).toMatchObject([{ outcome: 'unknown-item' }]);
  });

  it.each(['', '{', '[]', 'null', '"text"', '{"event":"item/updated"'])(
    'but no JSON object (%j) is refused',
    async (body) => {
      const before = await countInbox();
      await expectRefusal(({ headers }) => deliver(body, secret, headers), { code: 'invalid_json' });
      expect(await countInbox()).toBe(before);
    },
  );

  it.each([
    ['event', { event: undefined }],
    ['event', { event: 5 }],
    ['event', { event: '' }],
    ['event', { event: 'x'.repeat(201) }],
    ['itemId', { itemId: 'no uuid' }],
    ['itemId', { itemId: 7 }],
  ])('but an unusable %s is refused: %j', async (field, more) => {
    const refusal = { code: 'invalid_value', field };
    await expectRefusal(({ headers }) => deliver(event(more), secret, headers), refusal);
  });

  it('but a body beyond all measure is refused', async () => {
    const body = event({ more: 'x'.repeat(3_000_000) });
    const refusal = { status: 413, code: 'body_too_large' };
    await expectRefusal(({ headers }) => deliver(body, secret, headers), refusal);
    expect(
      (await deliver(event({ transactionIds: Array.from({ length: 20_000 }, randomUUID) }))).status,
    ).toBe(202);
  });
});

describe('while the database is away', () => {
  it('a delivery gets 503, and is taken later without a restart', async () => {
    const sent = event();
    await gate.shut();
    await expectRefusal(({ headers }) => deliver(sent, secret, headers), {
      status: 503,
      code: 'database_unavailable',
    });
    const refused = await deliver(sent);
    expect(refused.headers.get('retry-after')).toBe('5');
    const ready = await fetch(`${running.url}/readyz`);
    expect({ status: ready.status, body: await ready.json() }).toEqual({ status: 503, body: { ok: false } });
    expect((await fetch(`${running.url}/healthz`)).status).toBe(200);
    expect(await inbox(sent.eventId)).toEqual([]);
    await gate.open();
    expect((await deliver(sent)).status).toBe(202);
    expect(await inbox(sent.eventId)).toHaveLength(1);
    expect((await fetch(`${running.url}/readyz`)).status).toBe(200);
  });

  it('a service that starts meanwhile says 503 and works as soon as it can', async () => {
    const fresh = await openTcpGate(testDatabase.url);
    await fresh.shut();
    const app = await startTestApp({ databaseUrl: fresh.url, pluggyApiUrl: sandbox.url });
    const send = () =>
      fetch(app.url + PATH, {
        method: 'POST',
        headers: { 'x-webhook-secret': secret },
        body: JSON.stringify(event()),
      });
    expect((await send()).status).toBe(503);
    expect((await call(app.url, '/api/pluggy-v2/user/ana/items')).json()).toMatchObject({
      code: 'database_unavailable',
    });
    const report = (await call(app.url, '/api/pluggy-v2/test')).json<{
      ok: boolean;
      checks: { name: string; ok: boolean }[];
    }>();
    expect(report.checks.map(({ name, ok }) => `${name} ${ok}`)).toEqual([
      'pluggy true',
      'credentials true',
      'database false',
      'migrations false',
    ]);
    await fresh.open();
    expect((await send()).status).toBe(202);
    await app.stop();
    await fresh.shut();
  });
});
