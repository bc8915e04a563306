import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { COALESCE_EVENTS_MS } from '../src/queue/kinds.ts';
import { type Answer, call } from './support/api.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { secretOf } from './support/look-inside.ts';
import { connectBank, sandboxKey } from './support/sandbox-calls.ts';
import { openTcpGate, type TcpGate } from './support/tcp-gate.ts';
import { startTestApp } from './support/test-app.ts';
import { useWorld } from './support/world.ts';

const PATH = '/api/pluggy-v2/webhook';
const CLIENT_ID = '5a4d0b0c-0000-4000-8000-000000000001';

let gate: TcpGate;
let secret: string;
const world = useWorld('sandbox', {
  toDatabase: async (databaseUrl) => {
    gate = await openTcpGate(databaseUrl);
    return { url: gate.url, close: () => gate.shut() };
  },
});

beforeAll(async () => {
  // makes the secret; what the sandbox itself delivers is no part of these tests
  await world.app.care.rotateWebhookSecret();
  secret = (await secretOf(world.databaseUrl, 'webhook')).toString('base64url');
});

function deliver(
  body: unknown,
  header: string | null = secret,
  more: Record<string, string> = {},
): Promise<Answer> {
  const headers = { ...(header === null ? {} : { 'x-webhook-secret': header }), ...more };
  return call(world.app.url, PATH, { method: 'POST', body, token: null, headers });
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
  world.sql('select item_id, body, outcome from pluggy.inbox where event_id = $1', [eventId]);
const jobs = (itemId: string): Promise<object[]> =>
  world.sql('select key from pluggy.jobs where key = $1', [itemId]);
const countInbox = async (): Promise<number> => (await world.sql('select 1 from pluggy.inbox')).length;

/** The work waits a moment for more events about the same item. */
async function workOnEvents(afterMs = COALESCE_EVENTS_MS): Promise<void> {
  world.clock.advance(afterMs);
  await world.app.work();
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
    expect((await deliver('x'.repeat(9_000_000), 'wrong')).status).toBe(401);
  });
});

describe('a delivery with the secret', () => {
  it('is in the inbox with its work when it is acknowledged', async () => {
    const sent = event({ accountId: 'kept as it came' });
    expect((await deliver(sent)).status).toBe(202);
    expect(await inbox(sent.eventId)).toEqual([{ item_id: sent.itemId, body: sent, outcome: null }]);
    expect(await jobs(sent.itemId)).toHaveLength(1);
  });

  it('is answered with the id of its request', async () => {
    const { status, headers } = await deliver(event(), secret, { 'x-request-id': 'delivery-1' });
    expect([status, headers.get('x-request-id'), headers.get('cache-control')]).toEqual([
      202,
      'delivery-1',
      'no-store',
    ]);
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
    expect(await world.sql('select 1 from pluggy.items where id = $1', [sent.itemId])).toEqual([]);
    expect(await jobs(sent.itemId)).toEqual([]);
  });

  it('about an item that is new here is looked up at Pluggy, whoever it says owns it', async () => {
    const key = await sandboxKey(world.sandbox.url);
    const { id } = await connectBank(world.sandbox.url, key, { clientUserId: 'ana' });
    const sent = event({ itemId: id, clientUserId: 'mallory' });
    await deliver(sent);
    await workOnEvents();
    expect(await inbox(sent.eventId)).toMatchObject([{ outcome: 'applied' }]);
    expect((await world.app.pluggy.getUserFinancialData('ana')).transactions.length).toBeGreaterThan(0);
    expect((await world.app.pluggy.getUserFinancialData('mallory')).items).toEqual([]);
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

  it('may name 60,000 rows', async () => {
    const sent = event({
      accountId: randomUUID(),
      transactionIds: Array.from({ length: 60_000 }, randomUUID),
    });
    expect((await deliver(sent)).status).toBe(202);
    expect(await jobs(sent.itemId)).toHaveLength(1);
  });

  it('of more than 8 MiB is refused, and its rest is not read', async () => {
    const refusal = { status: 413, code: 'body_too_large' };
    const most = { ...event(), more: '' };
    most.more = 'x'.repeat(8 * 1_024 * 1_024 - JSON.stringify(most).length);
    expect((await deliver(most)).status).toBe(202);
    most.more += 'x';
    await expectRefusal(({ headers }) => deliver(most, secret, headers), refusal);
    const { port } = new URL(world.app.url);
    const head = `POST ${PATH} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nx-webhook-secret: ${secret}\r\ncontent-length: 9000000\r\n\r\n`;
    expect(await firstAnswer(Number(port), head)).toMatch(/^HTTP\/1.1 413 /); // before a byte of it came
  });
});

/** What is answered to a request of which this much is sent. */
async function firstAnswer(port: number, sent: string): Promise<string> {
  const socket = connect(port, '127.0.0.1', () => socket.write(sent));
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return answer.toString();
}

interface Kept {
  readonly event: string;
  readonly item_id: string | null;
  readonly body: unknown;
  readonly bytes: Buffer | null;
  readonly outcome: string | null;
}

/** Sends a body, and says what the inbox has more than before. */
async function keptOf(
  body: string | Uint8Array<ArrayBuffer>,
  more: Record<string, string> = {},
): Promise<Kept[]> {
  const last = 'select coalesce(max(id), 0)::text as id from pluggy.inbox';
  const [before] = await world.sql<{ id: string }>(last);
  const headers = { 'x-webhook-secret': secret, 'content-type': 'application/json', ...more };
  const response = await fetch(world.app.url + PATH, { method: 'POST', headers, body });
  expect(response.status).toBe(202);
  expect(await response.json()).toEqual({ received: true });
  const sql = 'select event, item_id, body, bytes, outcome from pluggy.inbox where id > $1';
  return world.sql(sql, [before?.id]);
}

const ITEM = randomUUID();
const GOOD = JSON.stringify({ event: 'item/updated', itemId: ITEM });
const wide = (text: string): Buffer<ArrayBuffer> => Buffer.from(text, 'utf16le');
/** Each letter in four bytes. */
const wider = (text: string): Buffer<ArrayBuffer> =>
  Buffer.concat(
    [...text].map((letter) => Buffer.from([letter.charCodeAt(0), letter.charCodeAt(0) >> 8, 0, 0])),
  );
const buffer = (...parts: (string | number[])[]): Buffer<ArrayBuffer> =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));

describe('whatever a delivery with the secret is', () => {
  it.each<[string, string | Buffer<ArrayBuffer>]>([
    ['nothing', ''],
    ['a blank', ' '],
    ['half an object', '{"event":"item/updated"'],
    ['a list', '[]'],
    ['a list of events', `[${GOOD}]`],
    ['null', 'null'],
    ['a number', '7'],
    ['a text', '"item/updated"'],
    ['an object without members', '{}'],
    ['an object that names nothing', '{"hello":"world"}'],
    ['names that are none', '{"event":5,"eventName":"","itemId":7,"data":{"item":{"id":null}}}'],
    ['a form', 'event=item%2Fupdated&itemId=7'],
    ['a page', '<html></html>'],
    ['bytes that are no UTF-8', buffer([0xff, 0xfe, 0x00, 0xc3, 0x28])],
    ['NUL alone', buffer([0, 0, 0])],
    ['more of it', buffer([0, 0, 0, 0, 0, 0, 0, 0, 0])],
    ['UTF-16 that says nothing', wide('{"hello":"wide world"}')],
    ['UTF-32 beyond Unicode', buffer([0x7b, 0, 0, 0, 0xff, 0xff, 0xff, 0xff])],
    ['brackets without an end', '['.repeat(100_000)],
    ['a name beyond all measure', JSON.stringify({ event: 'x'.repeat(201) })],
  ])('it is kept and acknowledged, and asks for no work: %s', async (_, body) => {
    const jobsBefore = await world.sql('select key from pluggy.jobs');
    expect(await keptOf(body)).toEqual([
      { event: '', item_id: null, body: null, bytes: Buffer.from(body as string), outcome: 'unreadable' },
    ]);
    expect(await keptOf(body)).toEqual([]); // repeated, it is the same
    expect(await world.sql('select key from pluggy.jobs')).toEqual(jobsBefore);
  });

  it.each<[string, string | Buffer<ArrayBuffer>, Record<string, string>]>([
    ['with a byte order mark', buffer([0xef, 0xbb, 0xbf], GOOD), {}],
    ['in UTF-16', wide(GOOD), { 'content-type': 'application/json; charset=utf-16' }],
    ['in UTF-16 with its mark', wide(`\u{feff}${GOOD}`), {}],
    ['in UTF-16, the high byte first', wide(GOOD).swap16(), {}],
    ['in UTF-16 with its mark, the high byte first', wide(`\u{feff}${GOOD}`).swap16(), {}],
    ['in UTF-16 after a line break', wide(`\n ${GOOD}`), {}],
    ['in UTF-16, cut within a letter', buffer([...wide(GOOD)], [0x20]), {}],
    ['in UTF-32', wider(GOOD), {}],
    ['in UTF-32 with its mark, the high byte first', wider(`\u{feff}${GOOD}`).swap32(), {}],
    ['in UTF-16 and packed', Buffer.from(gzipSync(wide(GOOD))), {}],
    ['of another type', GOOD, { 'content-type': 'text/plain' }],
    ['of a type that is none', GOOD, { 'content-type': ';;;' }],
    ['of a charset that it is not in', GOOD, { 'content-type': 'application/json; charset=utf-32' }],
    ['packed', Buffer.from(gzipSync(GOOD)), { 'content-encoding': 'gzip' }],
    ['packed without saying so', Buffer.from(gzipSync(GOOD)), {}],
    ['packed as br', Buffer.from(brotliCompressSync(GOOD)), { 'content-encoding': 'br' }],
    ['not packed although it says so', GOOD, { 'content-encoding': 'gzip' }],
    ['in an encoding that nobody knows', GOOD, { 'content-encoding': 'rot13' }],
    [
      'in the shape of before',
      JSON.stringify({ eventName: 'item/updated', data: { item: { id: ITEM } } }),
      {},
    ],
    ['with its id in capitals', JSON.stringify({ event: 'item/updated', itemId: ITEM.toUpperCase() }), {}],
    [
      'beside a shape of before that is none',
      JSON.stringify({ event: 'item/updated', itemId: ITEM, data: [] }),
      {},
    ],
  ])('it is read %s', async (_, body, headers) => {
    await world.sql('delete from pluggy.inbox');
    expect(await keptOf(body, headers)).toMatchObject([
      { event: 'item/updated', item_id: ITEM, bytes: null, outcome: null },
    ]);
    expect(await jobs(ITEM)).toHaveLength(1);
  });

  it.each(['', 'pi_123', 7, [], {}, true])(
    'an item id that is none (%j) leads to no work',
    async (itemId) => {
      const body = JSON.stringify({ event: 'payment_intent/created', itemId, at: randomUUID() });
      expect(await keptOf(body)).toMatchObject([{ item_id: null, body: { itemId }, outcome: 'no-work' }]);
    },
  );

  it('an item without the name of an event is looked at', async () => {
    const itemId = randomUUID();
    expect(await keptOf(JSON.stringify({ itemId }))).toMatchObject([
      { event: '', item_id: itemId, outcome: null },
    ]);
    expect(await jobs(itemId)).toHaveLength(1);
  });

  it('what unpacks to more than is read is kept as it came', async () => {
    const bomb = gzipSync(Buffer.alloc(64 * 1_024 * 1_024, ' '));
    expect(await keptOf(Buffer.from(bomb), { 'content-encoding': 'gzip' })).toMatchObject([
      { bytes: bomb, outcome: 'unreadable' },
    ]);
  });

  it.each<[string, Buffer<ArrayBuffer>]>([
    ['NUL', buffer(`{"event":"item/error","itemId":"${ITEM}","why":"a\\u0000b"}`)],
    ['half a surrogate pair', buffer(`{"event":"item/error","itemId":"${ITEM}","why":"a\\ud800b"}`)],
    ['wrong UTF-8', buffer(`{"event":"item/error","itemId":"${ITEM}","why":"`, [0xc3, 0x28], '"}')],
    ['a number beyond jsonb', buffer(`{"event":"item/error","itemId":"${ITEM}","why":1e999999}`)],
  ])('what jsonb cannot hold to the letter is kept as bytes too: %s', async (_, body) => {
    expect(await keptOf(body)).toMatchObject([{ event: 'item/error', item_id: ITEM, bytes: body }]);
  });

  it('what nobody can read is counted, and told of without what it says', async () => {
    await world.sql('delete from pluggy.inbox');
    const told = async (language: string) => {
      const answer = await call(world.app.url, '/api/pluggy-v2/test', {
        headers: { 'accept-language': language },
      });
      const { checks } = answer.json<{ checks: { name: string; ok: boolean; detail: string }[] }>();
      return checks.find(({ name }) => name === 'deliveries');
    };
    expect(await told('en')).toBeUndefined();
    await keptOf('{"secretive');
    await keptOf('[1]');
    expect(await told('en')).toMatchObject({
      ok: true,
      detail: expect.stringContaining('nobody can read: 2.'),
    });
    expect(await told('pt-BR')).toMatchObject({
      detail: expect.stringContaining('ninguém consegue ler: 2.'),
    });
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
    const ready = await fetch(`${world.app.url}/readyz`);
    expect({ status: ready.status, body: await ready.json() }).toEqual({ status: 503, body: { ok: false } });
    expect((await fetch(`${world.app.url}/healthz`)).status).toBe(200);
    expect(await inbox(sent.eventId)).toEqual([]);
    await gate.open();
    expect((await deliver(sent)).status).toBe(202);
    expect(await inbox(sent.eventId)).toHaveLength(1);
    expect((await fetch(`${world.app.url}/readyz`)).status).toBe(200);
  });

  it('a service that starts meanwhile says 503 and works as soon as it can', async () => {
    const fresh = await openTcpGate(world.databaseUrl);
    await fresh.shut();
    const app = await startTestApp({ databaseUrl: fresh.url, pluggyApiUrl: world.sandbox.url });
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
