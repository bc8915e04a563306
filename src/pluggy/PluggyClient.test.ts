import { afterEach, expect, test } from 'vitest';
import { MAX_IDS_PER_REQUEST } from './PluggyClient.ts';
import { clientUnderTest } from './testing/client-under-test.ts';
import { json, ScriptedServer, text } from './testing/ScriptedServer.ts';

const under = clientUnderTest();
const TRANSACTIONS = 'GET /v2/transactions';
const ACCOUNT = 'a1b2c3d4-0000-4000-8000-000000000001';
const others: ScriptedServer[] = [];
afterEach(async () => {
  await Promise.all(others.splice(0).map((server) => server.close()));
});

const lastQuery = (route: string): string | undefined => under.server.requests(route).at(-1)?.query;
const page = (next: string | null): string => JSON.stringify({ results: [{ id: 't' }], next });

test('a page is handed on byte for byte, amounts of any length included', async () => {
  const body =
    '{"results":[ {"id":"t","amount":-12345678901234567890.10,"memo":"ação \\u0000"} ],"next":null}\n';
  under.server.on(TRANSACTIONS, text(200, body));
  const answer = await under.client.getTransactionsPage(ACCOUNT);
  expect(answer.body.toString('utf8')).toBe(body);
  expect(answer.next).toBeNull();
});

test('an account is handed on byte for byte too', async () => {
  const body = '{"results":[{"id":"a","balance":83710.80}],"total":1}';
  under.server.on('GET /accounts', text(200, body));
  const answer = await under.client.getAccounts('item-1');
  expect(answer.text).toBe(body);
  expect(answer.json()).toMatchObject({ results: [{ id: 'a' }] });
  expect(lastQuery('GET /accounts')).toBe('itemId=item-1');
});

test('the cursor goes back encoded, together with the filters of the first page', async () => {
  const cursor = 'MjAyNi0x+MS0x/OVQwM==';
  under.server.on(
    TRANSACTIONS,
    text(200, page(`?after=${encodeURIComponent(cursor)}`)),
    text(200, page(null)),
  );
  const filters = { createdAtFrom: '2026-11-20T12:00:00.000Z' };
  const first = await under.client.getTransactionsPage(ACCOUNT, filters);
  expect(first.next).toBe(cursor);
  await under.client.getTransactionsPage(ACCOUNT, { ...filters, after: first.next ?? '' });
  const sent = new URLSearchParams(lastQuery(TRANSACTIONS));
  expect(Object.fromEntries(sent)).toEqual({ accountId: ACCOUNT, ...filters, after: cursor });
  expect(lastQuery(TRANSACTIONS)).toContain('after=MjAyNi0x%2BMS0x%2FOVQwM%3D%3D');
});

test('a next page on another host is asked for at Pluggy', async () => {
  const evil = await ScriptedServer.start();
  others.push(evil);
  under.server.on(
    TRANSACTIONS,
    text(200, page(`${evil.url}/v2/transactions?after=abc`)),
    text(200, page(null)),
  );
  const first = await under.client.getTransactionsPage(ACCOUNT);
  expect(first.next).toBe('abc');
  await under.client.getTransactionsPage(ACCOUNT, { after: 'abc' });
  expect(evil.received).toEqual([]);
});

test('a page that points to itself or to no cursor is an error, not an end', async () => {
  under.server.on(TRANSACTIONS, text(200, page('?after=abc')));
  const call = under.client.getTransactionsPage(ACCOUNT, { after: 'abc' });
  await expect(call).rejects.toMatchObject({ name: 'PluggyCursorError' });
  under.server.on(TRANSACTIONS, text(200, page('?page=2')));
  await expect(under.client.getTransactionsPage(ACCOUNT)).rejects.toMatchObject({
    name: 'PluggyCursorError',
  });
  expect(under.server.requests(TRANSACTIONS)).toHaveLength(2);
});

test('ids travel as one value, and the most allowed of them reach a server of 16 KB', async () => {
  under.server.on(TRANSACTIONS, text(200, page(null)));
  const ids = Array.from({ length: MAX_IDS_PER_REQUEST }, () => crypto.randomUUID());
  await under.client.getTransactionsPage(ACCOUNT, { ids });
  expect(new URLSearchParams(lastQuery(TRANSACTIONS)).get('ids')).toBe(ids.join(','));
});

test.each([0, MAX_IDS_PER_REQUEST + 1])('%i ids are refused before any request', async (length) => {
  const ids = Array.from({ length }, () => ACCOUNT);
  await expect(under.client.getTransactionsPage(ACCOUNT, { ids })).rejects.toThrow(RangeError);
  expect(under.server.received).toEqual([]);
});

test('a redirect is an error, and the key goes nowhere else', async () => {
  const elsewhere = await ScriptedServer.start();
  others.push(elsewhere);
  under.server.on('GET /items/one', text(302, '', { location: `${elsewhere.url}/items/one` }));
  await expect(under.client.getItem('one')).rejects.toMatchObject({ status: 302 });
  expect(elsewhere.received).toEqual([]);
});

test('a path in the base URL comes before every path', async () => {
  under.server
    .on('POST /proxy/auth', json(200, { apiKey: 'k' }))
    .on('GET /proxy/connectors/601', json(200, {}));
  await under.use({ baseUrl: `${under.server.url}/proxy/` }).getConnector(601);
  expect(under.server.received.map((request) => request.route)).toEqual([
    'POST /proxy/auth',
    'GET /proxy/connectors/601',
  ]);
});

test.each(['..', '', 'a/b', 'a?b', 'a b'])('the id %j makes no request', async (id) => {
  await expect(under.client.getItem(id)).rejects.toThrow(TypeError);
  expect(under.server.received).toEqual([]);
});

test('filters of connectors are encoded, and unset ones left out', async () => {
  under.server.on('GET /connectors', json(200, { results: [] }));
  const query = { name: 'Itaú & Cia', types: ['PERSONAL_BANK', 'INVESTMENT'], sandbox: true };
  await under.client.getConnectors({ ...query, isOpenFinance: undefined });
  expect(lastQuery('GET /connectors')).toBe(
    'name=Ita%C3%BA%20%26%20Cia&types=PERSONAL_BANK,INVESTMENT&sandbox=true',
  );
});

test('a connect token carries its options inside `options`', async () => {
  under.server.on('POST /connect_token', json(200, { accessToken: 'token' }));
  const request = { itemId: 'one', options: { clientUserId: 'user-1', webhookUrl: undefined } };
  expect(await under.client.createConnectToken(request)).toEqual({ accessToken: 'token' });
  const sent = under.server.requests('POST /connect_token')[0];
  expect(JSON.parse(sent?.body ?? '')).toEqual({ itemId: 'one', options: { clientUserId: 'user-1' } });
  expect(sent?.headers['content-type']).toBe('application/json');
});

test('an update without a patch sends an empty one; any 2xx and no body is a success', async () => {
  under.server.on('PATCH /items/one', text(202, '')).on('DELETE /items/one', json(200, { count: 1 }));
  expect((await under.client.updateItem('one')).isEmpty).toBe(true);
  expect(under.server.requests('PATCH /items/one')[0]?.body).toBe('{}');
  await expect(under.client.deleteItem('one')).resolves.toBeUndefined();
});

test('a single transaction is read by its id', async () => {
  under.server.on('GET /transactions/t1', json(200, { id: 't1' }));
  expect((await under.client.getTransaction('t1')).json()).toEqual({ id: 't1' });
});

test('webhooks: listed over all pages, made, changed and removed', async () => {
  const pages = [
    json(200, { results: [{ id: 'w1' }], page: 1, totalPages: 2 }),
    json(200, { results: [{ id: 'w2' }], page: 2, totalPages: 2 }),
  ];
  under.server
    .on('GET /webhooks', ...pages)
    .on('POST /webhooks', json(201, { id: 'w3' }))
    .on('PATCH /webhooks/w3', json(200, { id: 'w3', disabledAt: null }))
    .on('DELETE /webhooks/w3', text(204, ''));
  expect((await under.client.listWebhooks()).map((webhook) => webhook.id)).toEqual(['w1', 'w2']);
  expect(under.server.requests('GET /webhooks').map((request) => request.query)).toEqual(['', 'page=2']);
  const webhook = { url: 'https://app.example/hook', event: 'all', headers: { 'x-secret': 's' } };
  expect(await under.client.createWebhook(webhook)).toMatchObject({ id: 'w3' });
  expect(JSON.parse(under.server.requests('POST /webhooks')[0]?.body ?? '')).toEqual(webhook);
  expect(await under.client.updateWebhook('w3', { enabled: true, headers: null })).toMatchObject({
    id: 'w3',
  });
  expect(under.server.requests('PATCH /webhooks/w3')[0]?.body).toBe('{"enabled":true,"headers":null}');
  await under.client.deleteWebhook('w3');
});

test('connections are kept and reused', async () => {
  under.server.on('GET /items/one', (response, request) => {
    json(200, { port: response.req.socket.remotePort })(response, request);
  });
  const ports = new Set<string>();
  for (let call = 0; call < 20; call += 1) ports.add((await under.client.getItem('one')).text);
  // A connection is free again a moment after its answer was read, so the next call may open a second one.
  expect(ports.size).toBeLessThan(5);
});
