import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Call, call } from './support/api.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { connectBank, sandboxKey } from './support/sandbox-calls.ts';
import { useWorld } from './support/world.ts';

const BASE = '/api/pluggy-v2';

const world = useWorld('sandbox');
let itemId: string;

beforeAll(async () => {
  itemId = (
    await connectBank(world.sandbox.url, await sandboxKey(world.sandbox.url), { clientUserId: 'ana' })
  ).id;
  await world.app.pluggy.reportItem('ana', itemId);
  await world.app.work();
});

const ask = (path: string, options: Call = {}): Promise<Answer> => call(world.app.url, BASE + path, options);
const post = (path: string, body: unknown, options: Call = {}): Promise<Answer> =>
  ask(path, { method: 'POST', body, ...options });

const NOT_A_USER: readonly (readonly [string, string])[] = [
  ['an empty text', ''],
  ['blanks', ' \t '],
  ['no-break spaces', '\u00a0\u2003'],
  ['more than 200 characters', 'x'.repeat(201)],
  ['a line break', 'ana\nbia'],
  ['NUL', 'ana\0'],
  ['a C1 control character', 'ana\u0085'],
  ['a lone surrogate', 'ana\ud800'],
];
const NOT_A_PHONE = [
  '11999999999',
  '5511999999999',
  '+',
  '+55',
  '+55 11 9',
  'phone',
  '',
  '+'.repeat(60),
  '+5511999999999999999',
];
const NOT_A_UUID = ['', 'x', '123', `${randomUUID()}0`, '{ }', `{${randomUUID()}}`, "' or true --"];
const WRONG_KINDS = [null, 1, true, [], {}, ['ana']];

describe('a user id', () => {
  it.each(NOT_A_USER)('must not be %s', async (_, userId) => {
    const refusal = { code: 'invalid_user_id', field: 'userId' };
    await expectRefusal((options) => post('/session', { userId }, options), refusal);
    await expectRefusal((options) => post('/connect-token', { userId }, options), refusal);
    if (userId === '' || !userId.isWellFormed()) return; // neither can be written in a path
    for (const what of ['items', 'accounts', 'transactions', 'financial-data', 'events']) {
      await expectRefusal((options) => ask(`/user/${encodeURIComponent(userId)}/${what}`, options), refusal);
    }
  });

  it.each(WRONG_KINDS)('must be a text, not %j', async (userId) => {
    const refusal = { code: 'invalid_value', field: 'userId' };
    await expectRefusal((options) => post('/session', { userId }, options), refusal);
    await expectRefusal((options) => post('/connect-token', { userId }, options), refusal);
  });

  it('is required where a server asks', async () => {
    await expectRefusal((options) => post('/session', {}, options), {
      code: 'invalid_value',
      field: 'userId',
    });
    const refusal = { code: 'user_or_phone', field: 'userId' };
    await expectRefusal((options) => post('/connect-token', {}, options), refusal);
  });

  it.each(['ana', 'a/b?c#d%', 'ação 日本 🙂', "o'hara; drop table", '😀'.repeat(200), '%E0', '__proto__'])(
    'may be %s',
    async (userId) => {
      const { sessionToken } = (await post('/session', { userId })).json();
      const path = `/user/${encodeURIComponent(userId)}/financial-data`;
      const seen = await ask(path, { token: String(sessionToken) });
      expect(seen.json()).toMatchObject({ userId });
      const made = await post('/connect-token', { userId });
      expect(made.json()).toMatchObject({ userId });
    },
  );

  it('in a path must be percent-encoded UTF-8', async () => {
    for (const broken of ['%', '%zz', '%E0%A4%A', '%FF', '%ED%A0%80']) {
      const refusal = { code: 'invalid_value', field: 'path' };
      await expectRefusal((options) => ask(`/user/${broken}/items`, options), refusal);
    }
  });
});

describe('a phone number', () => {
  it.each(NOT_A_PHONE)('must not be %j', async (phoneNumber) => {
    const refusal = { code: 'invalid_phone_number', field: 'phoneNumber' };
    await expectRefusal((options) => post('/connect-token', { phoneNumber }, options), refusal);
  });

  it('must be a text', async () => {
    for (const phoneNumber of [5511999999999, null, ['+5511999999999']]) {
      const refusal = { code: 'invalid_value', field: 'phoneNumber' };
      await expectRefusal((options) => post('/connect-token', { phoneNumber }, options), refusal);
    }
  });

  it('does not go with a user id', async () => {
    const both = { userId: 'ana', phoneNumber: '+5511999999999' };
    const refusal = { code: 'user_or_phone', field: 'phoneNumber' };
    await expectRefusal((options) => post('/connect-token', both, options), refusal);
  });
});

describe('an item id', () => {
  it.each(NOT_A_UUID)('must not be %j', async (bad) => {
    const refusal = { code: 'invalid_value', field: 'itemId' };
    await expectRefusal((options) => post('/user/ana/items', { itemId: bad }, options), refusal);
    const token = { userId: 'ana', itemId: bad };
    await expectRefusal((options) => post('/connect-token', token, options), refusal);
    if (bad === '') return;
    const inPath = `/user/ana/items/${encodeURIComponent(bad)}`;
    await expectRefusal((options) => ask(inPath, { method: 'DELETE', ...options }), refusal);
    const query = `/user/ana/transactions?itemId=${encodeURIComponent(bad)}`;
    await expectRefusal((options) => ask(query, options), refusal);
  });

  it.each([
    ['of another user', 'bia', () => itemId],
    ['that does not exist', 'ana', () => randomUUID()],
  ])('%s is not found', async (_, userId, id) => {
    const refusal = { status: 404, code: 'item_not_found' };
    const token = { userId, itemId: id() };
    await expectRefusal((options) => post('/connect-token', token, options), refusal);
    await expectRefusal((options) => post(`/user/${userId}/items`, { itemId: id() }, options), refusal);
    const inPath = `/user/${userId}/items/${id()}`;
    await expectRefusal((options) => ask(inPath, { method: 'DELETE', ...options }), refusal);
    expect((await ask('/user/ana/items')).json<{ items: unknown[] }>().items).toHaveLength(1);
  });

  it('of somebody else finds no transactions', async () => {
    const answer = await ask(`/user/bia/transactions?itemId=${itemId}`);
    expect(answer.json()).toEqual({ results: [], next: null });
  });
});

describe('a query', () => {
  it('with several wrong values is refused by all of them at once', async () => {
    const query = 'accountId=x&dateFrom=2026-02-30&limit=501&includeDeleted=yes&sort=newest&after=';
    const { errors } = (await ask(`/user/ana/transactions?${query}`)).json<{ errors: { field: string }[] }>();
    expect(errors.map(({ field }) => field)).toEqual([
      'accountId',
      'dateFrom',
      'sort',
      'limit',
      'includeDeleted',
    ]);
  });

  it('with a list is refused by the name of the parameter, whichever element is wrong', async () => {
    const answer = await ask('/user/ana/financial-data?include=bills,nothing,loans,naught');
    const { errors } = answer.json<{ errors: { field: string }[] }>();
    expect(errors.map(({ field }) => field)).toEqual(['include']);
  });
});

describe('a body', () => {
  const posts = ['/session', '/connect-token', '/user/ana/items'];

  it.each(posts)('of %s must be a JSON object', async (path) => {
    for (const body of [
      '{',
      '"text"',
      '[]',
      '[{"userId":"ana"}]',
      'null',
      '1',
      '{"userId":"ana"',
      "{'userId':'ana'}",
    ]) {
      await expectRefusal((options) => post(path, body, options), { code: 'invalid_json' });
    }
  });

  it.each(posts)('of %s must say that it is JSON', async (path) => {
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'application/json; charset=latin1',
    ]) {
      const body = JSON.stringify({ userId: 'ana', itemId });
      const send = ({ headers }: Call) => post(path, body, { headers: { ...headers, 'content-type': type } });
      await expectRefusal(send, { code: 'invalid_json' });
    }
  });

  it.each(posts)('of %s must not be too large', async (path) => {
    const body = { userId: 'x'.repeat(70_000) };
    await expectRefusal((options) => post(path, body, options), { status: 413, code: 'body_too_large' });
  });

  it('that is compressed is held to the same limit, and must be whole', async () => {
    const send =
      (body: Buffer, encoding: string) =>
      ({ headers }: Call) =>
        sendBytes('/session', body, { ...headers, 'content-encoding': encoding });
    const bomb = gzipSync(JSON.stringify({ userId: 'x'.repeat(5_000_000) }));
    await expectRefusal(send(bomb, 'gzip'), { status: 413, code: 'body_too_large' });
    const torn = gzipSync('{"userId":"ana"}').subarray(0, 20);
    await expectRefusal(send(torn, 'gzip'), { code: 'invalid_json' });
    await expectRefusal(send(Buffer.from('{"userId":"ana"}'), 'gzip'), { code: 'invalid_json' });
    await expectRefusal(send(Buffer.from('{"userId":"ana"}'), 'br'), { code: 'invalid_json' });
    await expectRefusal(send(Buffer.from('{}'), 'rot13'), { code: 'invalid_json' });
    expect((await send(gzipSync('{"userId":"ana"}'), 'gzip')({})).status).toBe(201);
  });

  it('with an unknown field is refused by the name of the field', async () => {
    const cases = [
      ['/session', { userId: 'ana', role: 'admin' }, 'role'],
      ['/session', '{"userId":"ana","__proto__":{"x":1}}', '__proto__'],
      ['/connect-token', { userId: 'ana', webhookUrl: 'https://a.example' }, 'webhookUrl'],
      ['/connect-token', { userId: 'ana', options: { clientUserId: 'bia' } }, 'clientUserId'],
      ['/user/ana/items', { itemId, userId: 'ana' }, 'userId'],
    ] as const;
    for (const [path, body, field] of cases) {
      await expectRefusal((options) => post(path, body, options), { code: 'unknown_field', field });
    }
  });

  it('with a wrong option is refused by the name of the option', async () => {
    const cases = [
      ['options', null],
      ['options', []],
      ['options.webhookUrl', 'not a url'],
      ['options.webhookUrl', 'ftp://a.example'],
      ['options.webhookUrl', `https://a.example/${'x'.repeat(2_000)}`],
      ['options.oauthRedirectUri', ''],
      ['options.oauthRedirectUri', 1],
      ['options.avoidDuplicates', 'true'],
      ['options.includeSandbox', 1],
    ] as const;
    for (const [field, value] of cases) {
      const options = field === 'options' ? value : { [field.slice('options.'.length)]: value };
      const body = { userId: 'ana', options };
      await expectRefusal((more) => post('/connect-token', body, more), { code: 'invalid_value', field });
    }
  });

  it('with several wrong fields is refused by all of them at once, each with what it takes', async () => {
    const body = {
      userId: 7,
      itemId: 'x',
      options: { webhookUrl: 'ftp://a', avoidDuplicates: 'no' },
      role: 1,
    };
    const expected = {
      'pt-BR': [
        ['invalid_value', 'userId', '"userId" não pode ser usado: precisa ser um texto.'],
        ['invalid_value', 'itemId', '"itemId" não pode ser usado: precisa ser um UUID.'],
        ['invalid_value', 'options.webhookUrl', expect.stringContaining('uma URL http ou https')],
        ['invalid_value', 'options.avoidDuplicates', expect.stringContaining('true ou false')],
        ['unknown_field', 'role', expect.stringContaining('"role" não é conhecido aqui')],
      ],
      en: [
        ['invalid_value', 'userId', '"userId" is not usable: it must be a text.'],
        ['invalid_value', 'itemId', '"itemId" is not usable: it must be a UUID.'],
        ['invalid_value', 'options.webhookUrl', expect.stringContaining('an http or https URL')],
        ['invalid_value', 'options.avoidDuplicates', expect.stringContaining('true or false')],
        ['unknown_field', 'role', expect.stringContaining('"role" is not known here')],
      ],
    };
    for (const [language, errors] of Object.entries(expected)) {
      const answer = await post('/connect-token', body, { headers: { 'accept-language': language } });
      const problem = answer.json<{ code: string; field: string; errors: Record<string, unknown>[] }>();
      expect(problem).toMatchObject({ status: 400, code: 'invalid_value', field: 'userId' });
      expect(problem.errors.map(({ code, field, detail }) => [code, field, detail])).toEqual(errors);
    }
  });

  it('with wrong names in its path or query as well is refused by all of them at once', async () => {
    const cases = [
      [
        'PATCH',
        '/user/%E2%80%8B/transactions/x',
        { tags: 1, note: 2 },
        ['note', 'tags', 'transactionId', 'userId'],
      ],
      ['GET', '/user/%E2%80%8B/accounts?includeDeleted=perhaps', undefined, ['includeDeleted', 'userId']],
      ['GET', '/user/ana/items/x', undefined, ['itemId']],
      ['GET', '/webhook-log?userId=%E2%80%8B&state=lost', undefined, ['state', 'userId']],
      ['PATCH', '/items/x', { userId: '..' }, ['itemId', 'userId']],
    ] as const;
    for (const [method, path, body, fields] of cases) {
      const answer = await ask(path, { method, body });
      const { errors, field } = answer.json<{ field: string; errors?: { field: string }[] }>();
      expect([answer.status, ...(errors ?? [{ field }]).map((one) => one.field).sort()]).toEqual([
        400,
        ...fields,
      ]);
    }
  });

  it('that Pluggy refuses is said to be refused by Pluggy', async () => {
    const body = { userId: 'ana', options: { webhookUrl: 'http://hooks.example.com/pluggy' } };
    await expectRefusal((options) => post('/connect-token', body, options), { code: 'pluggy_refused_value' });
  });
});

/** Bytes as they are, which `call` would take for text. */
async function sendBytes(path: string, body: Buffer, headers: Record<string, string>): Promise<Answer> {
  const response = await fetch(`${world.app.url}${BASE}${path}`, {
    method: 'POST',
    headers: { authorization: 'Bearer sandbox-key', 'content-type': 'application/json', ...headers },
    body: new Uint8Array(body),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, json: <T>() => JSON.parse(text) as T };
}
