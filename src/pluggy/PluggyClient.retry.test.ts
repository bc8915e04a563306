import { expect, test } from 'vitest';
import { PluggyClosedError, PluggyInvalidAnswerError, PluggyResponseError } from './pluggy-errors.ts';
import { clientUnderTest } from './testing/client-under-test.ts';
import { json, type Reply, reset, stall, text } from './testing/ScriptedServer.ts';

const under = clientUnderTest();
const ITEM = 'GET /items/one';
const item = json(200, { id: 'one' });
const failure = json(500, { code: 500, codeDescription: 'INTERNAL_SERVER_ERROR', message: 'x' });
const tooMany = (retryAfter: string): Reply => json(429, { code: 429 }, { 'retry-after': retryAfter });
const truncated: Reply = (response) => {
  response.writeHead(200, { 'content-length': '500' });
  response.write('{"id":"one"', () => response.destroy());
};
const truncatedChunks: Reply = (response) => {
  response.write('{"id":"one"', () => response.destroy());
};
const stalledBody: Reply = (response) => {
  response.writeHead(200, { 'content-length': '500' }).write('{');
};
/** Sends a space every 20 ms, so that the connection is never silent. */
const dripping: Reply = (response) => {
  response.writeHead(200);
  const drip = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(drip));
};

const fault = (call: Promise<unknown>): Promise<unknown> => call.catch((caught: unknown) => caught);

test.each([
  ['500', failure],
  ['502 in HTML', text(502, '<html><h1>502 Bad Gateway</h1></html>', { 'content-type': 'text/html' })],
  ['503', json(503, {})],
  ['a reset connection', reset],
  ['a body cut short', truncated],
  ['chunks cut short', truncatedChunks],
  ['200 with HTML', text(200, '<html>maintenance</html>')],
  ['200 with half a JSON', text(200, '{"id":"one"')],
  ['200 without a body', text(200, '')],
])('a GET is repeated after %s', async (_name, trouble) => {
  under.server.on(ITEM, trouble, item);
  expect((await under.client.getItem('one')).json()).toEqual({ id: 'one' });
  expect(under.server.requests(ITEM)).toHaveLength(2);
});

test.each([
  ['headers', stall, { headersMs: 50 }],
  ['body', stalledBody, { bodyMs: 50 }],
  ['total', dripping, { totalMs: 150 }],
] as const)('silence ends in a timeout (%s), which a GET survives', async (phase, trouble, timeouts) => {
  under.server.on(ITEM, trouble, item);
  expect((await under.use({ timeouts }).getItem('one')).json()).toEqual({ id: 'one' });
  under.server.on(ITEM, trouble);
  const impatient = under.use({ timeouts, retry: { attempts: 1 } });
  expect(await fault(impatient.getItem('one'))).toMatchObject({ name: 'PluggyTimeoutError', phase });
});

test('pauses double, left to chance in part, until the attempts are used up', async () => {
  under.server.on(ITEM, failure);
  const error = await fault(under.client.getItem('one'));
  expect(error).toBeInstanceOf(PluggyResponseError);
  expect(error).toMatchObject({ status: 500, codeDescription: 'INTERNAL_SERVER_ERROR' });
  expect(under.clock.sleeps).toEqual([250, 500, 1000, 2000]);
});

test('429 waits as long as Pluggy asks, in seconds or as a date', async () => {
  const date = new Date(under.clock.now().getTime() + 90_250).toUTCString();
  under.server.on(ITEM, tooMany('60'), tooMany(date), item);
  await under.client.getItem('one');
  const [seconds, untilDate] = under.clock.sleeps;
  expect(seconds).toBe(60_250);
  // The date has whole seconds, and 60.25 s are over; the jitter of a second failure is 500 ms.
  expect(untilDate).toBe(29_750 + 500);
});

test('a wait beyond the caller’s patience is handed back at once, with its length', async () => {
  under.server.on(ITEM, tooMany('60'));
  const error = await fault(under.client.getItem('one', { patienceMs: 5_000 }));
  expect(error).toMatchObject({ status: 429, retryAfterMs: 60_000 });
  expect(under.clock.sleeps).toEqual([]);
});

test('a Retry-After of a day is handed back as an hour at most', async () => {
  under.server.on(ITEM, tooMany('86400'));
  expect(await fault(under.client.getItem('one'))).toMatchObject({ retryAfterMs: 3_600_000 });
});

test.each([400, 404, 409, 410])('%i is final', async (status) => {
  under.server.on(ITEM, json(status, { code: status, codeDescription: 'SOME_CODE' }));
  expect(await fault(under.client.getItem('one'))).toMatchObject({ status, codeDescription: 'SOME_CODE' });
  expect(under.server.requests(ITEM)).toHaveLength(1);
});

const hook = { url: 'https://app.example/hook', event: 'all' };
test.each([
  ['500', failure],
  ['a reset', reset],
  ['an answer that is no JSON', text(200, '<html>')],
])('POST /webhooks is not repeated after %s', async (_name, trouble) => {
  under.server.on('POST /webhooks', trouble);
  await expect(under.client.createWebhook(hook)).rejects.toThrow('POST /webhooks');
  expect(under.server.requests('POST /webhooks')).toHaveLength(1);
});

test('changes are repeated after 429, which did nothing', async () => {
  under.server
    .on('POST /webhooks', tooMany('1'), json(201, { id: 'w' }))
    .on('PATCH /items/one', tooMany('1'), item)
    .on('DELETE /items/one', tooMany('1'), text(204, ''));
  expect(await under.client.createWebhook(hook)).toEqual({ id: 'w' });
  await under.client.updateItem('one');
  await under.client.deleteItem('one');
});

test('an update of an item, which starts a sync at the bank, is not repeated after 500', async () => {
  under.server.on('PATCH /items/one', failure);
  await fault(under.client.updateItem('one'));
  expect(under.server.requests('PATCH /items/one')).toHaveLength(1);
});

// as when Pluggy closes an idle connection in the moment in which it is used again
test.each([
  ['500', failure],
  ['a reset', reset],
])('a removal, and the repair of a webhook, are repeated after %s', async (_name, trouble) => {
  under.server
    .on('DELETE /items/one', trouble, text(204, ''))
    .on('PATCH /webhooks/w', trouble, json(200, { id: 'w' }));
  await under.client.deleteItem('one');
  expect(await under.client.updateWebhook('w', { enabled: true })).toEqual({ id: 'w' });
  expect(under.server.requests('DELETE /items/one')).toHaveLength(2);
});

test('a connect token is asked for again after 500', async () => {
  under.server.on('POST /connect_token', failure, json(200, { accessToken: 'token' }));
  expect(await under.client.createConnectToken({ options: {} })).toEqual({ accessToken: 'token' });
});

test('a server that is not there is a network error, and a change is tried again', async () => {
  under.server.on('POST /webhooks', json(201, {}));
  await under.client.ping();
  await under.server.close();
  const error = await fault(under.client.createWebhook(hook));
  expect(error).toMatchObject({ name: 'PluggyNetworkError', requestSent: false });
  expect(error).toMatchObject({ cause: { message: expect.stringContaining('ECONNREFUSED') } });
  expect(under.clock.sleeps).toHaveLength(4);
});

test('an abort ends a call at once, with the caller’s reason', async () => {
  under.server.on(ITEM, stall);
  const controller = new AbortController();
  const call = fault(under.client.getItem('one', { signal: controller.signal }));
  await expect.poll(() => under.server.requests(ITEM).length).toBe(1);
  const reason = new Error('the person left');
  controller.abort(reason);
  expect(await call).toBe(reason);
  expect(await fault(under.client.getItem('one', { signal: controller.signal }))).toBe(reason);
  expect(under.server.requests(ITEM)).toHaveLength(1);
});

test('close ends calls in flight, and later ones', async () => {
  under.server.on(ITEM, stall);
  const call = fault(under.client.getItem('one'));
  await expect.poll(() => under.server.requests(ITEM).length).toBe(1);
  await under.client.close();
  expect(await call).toBeInstanceOf(PluggyClosedError);
  expect(await fault(under.client.getItem('one'))).toBeInstanceOf(PluggyClosedError);
});

test('an answer beyond the limit is refused and not repeated', async () => {
  under.server.on(ITEM, json(200, { text: 'x'.repeat(5_000) }));
  const small = under.use({ maxAnswerBytes: 1_000 });
  expect(await fault(small.getItem('one'))).toMatchObject({ name: 'PluggyAnswerTooLargeError' });
  expect(under.server.requests(ITEM)).toHaveLength(1);
});

test('errors quote neither body, query, key nor secret', async () => {
  const leaky = { code: 400, codeDescription: 'ana@example.com', message: 'Ana Souza', errorId: '6c1f0a52' };
  under.server.on('GET /accounts', json(400, leaky)).on(ITEM, text(200, 'Ana Souza 111.444.777-35'));
  const refusal = await fault(under.client.getAccounts('secret-item'));
  expect(String(refusal)).toBe('PluggyResponseError: GET /accounts: status 400');
  expect(refusal).toMatchObject({ codeDescription: undefined, errorId: '6c1f0a52' });
  expect(JSON.stringify(refusal)).not.toContain('Ana');
  expect(refusal).toHaveProperty('answer');
  expect((refusal as PluggyResponseError).answer()).toEqual(leaky);
  const invalid = await fault(under.client.getItem('one'));
  expect(invalid).toBeInstanceOf(PluggyInvalidAnswerError);
  expect(`${String(invalid)} ${JSON.stringify(invalid)}`).not.toContain('Ana');
  expect((invalid as Error).cause).toBeUndefined();
});
