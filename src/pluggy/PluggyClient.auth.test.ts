import { expect, test } from 'vitest';
import { PluggyCredentialsError, PluggyResponseError } from './pluggy-errors.ts';
import { apiKey, clientUnderTest } from './testing/client-under-test.ts';
import { json, type Reply, text } from './testing/ScriptedServer.ts';

const under = clientUnderTest();
const HOUR = 3_600_000;
const MINUTE = 60_000;
const item = json(200, { id: 'one' });
const refusedKey = json(403, { code: 403, message: 'Missing or invalid authorization token' });

const authentications = (): number => under.server.requests('POST /auth').length;
const keysUsed = (): unknown[] =>
  under.server.requests('GET /items/one').map((request) => {
    const payload = String(request.headers['x-api-key']).split('.')[1] ?? '';
    return JSON.parse(Buffer.from(payload, 'base64url').toString()).name;
  });

test('sends the credentials once and the key in X-API-KEY from then on', async () => {
  under.server.on('GET /items/one', item);
  await under.client.getItem('one');
  await under.client.getItem('one');
  expect(under.server.requests('POST /auth').map((request) => JSON.parse(request.body))).toEqual([
    { clientId: 'the-client', clientSecret: 'the-secret' },
  ]);
  expect(under.server.requests('POST /auth')[0]?.headers['x-api-key']).toBeUndefined();
  expect(keysUsed()).toEqual(['key 1', 'key 1']);
});

test('twenty calls at once make one authentication', async () => {
  under.server.on('GET /items/one', item);
  await Promise.all(Array.from({ length: 20 }, () => under.client.getItem('one')));
  expect(authentications()).toBe(1);
});

test('twenty calls whose key is refused at once make one renewal', async () => {
  under.server.on('GET /items/one', item);
  await under.client.getItem('one');
  under.server.on('GET /items/one', (response, request) => {
    const payload = Buffer.from(String(request.headers['x-api-key']).split('.')[1] ?? '', 'base64url');
    (payload.includes('key 1') ? refusedKey : item)(response, request);
  });
  await Promise.all(Array.from({ length: 20 }, () => under.client.getItem('one')));
  expect(authentications()).toBe(2);
});

test('a caller who gives up does not end the authentication for the others', async () => {
  const answers: (() => void)[] = [];
  const held: Reply = (response, request) => {
    answers.push(() => json(200, { apiKey: apiKey('late', under.clock.now()) })(response, request));
  };
  under.server.on('POST /auth', held).on('GET /items/one', item);
  const impatient = new AbortController();
  const first = under.client.getItem('one', { signal: impatient.signal });
  const second = under.client.getItem('one');
  await expect.poll(() => answers.length).toBe(1);
  impatient.abort(new Error('gone'));
  await expect(first).rejects.toThrow('gone');
  answers[0]?.();
  expect((await second).json()).toEqual({ id: 'one' });
  expect(authentications()).toBe(1);
});

test('renews ahead of the end in the background, and waits for a new key after it', async () => {
  under.server.on('GET /items/one', item);
  await under.client.getItem('one');
  under.clock.advance(2 * HOUR - 6 * MINUTE);
  await under.client.getItem('one');
  expect(authentications()).toBe(1);
  under.clock.advance(2 * MINUTE);
  await under.client.getItem('one');
  await expect.poll(authentications).toBe(2);
  const nextKey = async (): Promise<unknown> => {
    await under.client.getItem('one');
    return keysUsed().at(-1);
  };
  await expect.poll(nextKey).toBe('key 2');
  under.clock.advance(3 * HOUR);
  await under.client.getItem('one');
  expect(keysUsed().at(-1)).toBe('key 3');
});

test('while a renewal ahead of the end fails, the key that still holds is used', async () => {
  under.server.on('GET /items/one', item);
  await under.client.getItem('one');
  under.clock.advance(2 * HOUR - 4 * MINUTE);
  under.server.on('POST /auth', json(401, { code: 401, codeDescription: 'CLIENT_DISABLED' }));
  await under.client.getItem('one');
  expect(keysUsed()).toEqual(['key 1', 'key 1']);
});

test('a key without a readable end counts as the documented two hours', async () => {
  under.server.on('POST /auth', json(200, { apiKey: 'opaque' })).on('GET /items/one', item);
  await under.client.getItem('one');
  under.clock.advance(2 * HOUR - 6 * MINUTE);
  await under.client.getItem('one');
  expect(authentications()).toBe(1);
  under.clock.advance(7 * MINUTE);
  await under.client.getItem('one');
  expect(authentications()).toBe(2);
});

test.each([
  ['a codeless 403', refusedKey],
  ['a 401', json(401, { code: 401, codeDescription: 'UNAUTHORIZED', message: 'no' })],
  ['a 403 in HTML', text(403, '<html>forbidden</html>')],
])('%s is answered with one new key', async (_name, refusal) => {
  under.server.on('GET /items/one', refusal, item);
  expect((await under.client.getItem('one')).json()).toEqual({ id: 'one' });
  expect(keysUsed()).toEqual(['key 1', 'key 2']);
});

test('a key that is refused twice is a refusal', async () => {
  under.server.on('GET /items/one', refusedKey);
  await expect(under.client.getItem('one')).rejects.toMatchObject({
    name: 'PluggyResponseError',
    status: 403,
  });
  expect(keysUsed()).toEqual(['key 1', 'key 2']);
});

test('a change is sent again with a new key too: the refused one did nothing', async () => {
  under.server.on('POST /webhooks', refusedKey, json(201, { id: 'w' }));
  await under.client.createWebhook({ url: 'https://app.example/hook', event: 'all' });
  expect(under.server.requests('POST /webhooks')).toHaveLength(2);
});

test('a 403 with a code is a real refusal', async () => {
  under.server.on('GET /items/one', json(403, { code: 403, codeDescription: 'CLIENT_IP_NOT_ALLOWED' }));
  const error = await under.client.getItem('one').catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(PluggyResponseError);
  expect(error).toMatchObject({ status: 403, codeDescription: 'CLIENT_IP_NOT_ALLOWED' });
  expect(keysUsed()).toEqual(['key 1']);
});

test('wrong credentials are an error of their own, and nothing else is asked', async () => {
  under.server.on('POST /auth', json(401, { code: 401, codeDescription: 'CLIENT_KEYS_UNAUTHORIZED' }));
  const error = await under.client.getItem('one').catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(PluggyCredentialsError);
  expect(error).toMatchObject({ status: 401, codeDescription: 'CLIENT_KEYS_UNAUTHORIZED' });
  expect(String(error)).not.toMatch(/the-client|the-secret/);
  expect(under.server.received).toHaveLength(1);
});

test('ping authenticates again, and a later call uses that key', async () => {
  under.server.on('GET /items/one', item);
  await under.client.ping();
  await under.client.ping();
  await under.client.getItem('one');
  expect(keysUsed()).toEqual(['key 2']);
});

test('authentication is repeated after a failure on the other side', async () => {
  const ok = json(200, { apiKey: 'k' });
  under.server.on('POST /auth', json(500, {}), text(502, '<html>'), text(200, 'not json'), ok);
  await under.client.ping();
  expect(authentications()).toBe(4);
});

test('an answer without a key is not taken for one', async () => {
  under.server.on('POST /auth', json(200, { accessToken: 'x' }));
  await expect(under.client.ping()).rejects.toMatchObject({ name: 'PluggyInvalidAnswerError' });
});
