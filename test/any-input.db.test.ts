import { randomUUID } from 'node:crypto';
import { request } from 'node:http';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Operation } from '../src/contract/operations/operation.ts';
import { operations } from '../src/contract/operations.ts';
import { type Answer, type Call, call } from './support/api.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { connectBank, sandboxKey } from './support/sandbox-calls.ts';
import { useWorld } from './support/world.ts';

const BASE = '/api/pluggy-v2';
const TRANSACTIONS = '/user/ana/transactions';

const world = useWorld('sandbox');

beforeAll(async () => {
  const { id } = await connectBank(world.sandbox.url, await sandboxKey(world.sandbox.url), {
    clientUserId: 'ana',
  });
  await world.app.pluggy.reportItem('ana', id);
  await world.app.work();
});

const ask = (path: string, options: Call = {}): Promise<Answer> => call(world.app.url, BASE + path, options);
const post = (path: string, body: unknown, options: Call = {}): Promise<Answer> =>
  ask(path, { method: 'POST', body, ...options });

const A_ROW = '00000000-0000-4000-8000-000000000001';

describe('a query', () => {
  const DATES = [
    '2026-02-31',
    '2026-13-01',
    '2026-1-1',
    '01/02/2026',
    '2026-01-01T00:00:00Z',
    'today',
    '0000-01-01',
    '-001-01-01',
  ];
  const cursor = (date: string): string => Buffer.from(`${date}|${A_ROW}`).toString('base64url');
  const CURSORS = [
    'x',
    '%00',
    Buffer.from('|').toString('base64url'),
    Buffer.from(`2026-01-01 00:00:00+00|${"'; --"}`).toString('base64url'),
    cursor('infinity'),
    cursor('2026-02-31 00:00:00+00'),
    cursor('2026-13-01 00:00:00+00'),
    cursor('2026-01-01 25:00:00+00'),
    cursor('2026-01-01 00:61:00+00'),
    cursor('2026-01-01 00:00:00+99'),
    cursor('0000-01-01 00:00:00+00'),
    cursor('999999-01-01 00:00:00+00'),
  ];
  const cases: [string, string, string][] = [
    ...['0', '501', '-1', '1.5', '1e2', 'ten', '0x10'].map((v): [string, string, string] => [
      'limit',
      v,
      'invalid_value',
    ]),
    ...DATES.map((v): [string, string, string] => ['dateFrom', v, 'invalid_value']),
    ...DATES.map((v): [string, string, string] => ['dateTo', v, 'invalid_value']),
    ...CURSORS.map((v): [string, string, string] => ['after', v, 'invalid_cursor']),
    ['after', 'x'.repeat(501), 'invalid_value'],
    ['accountId', 'x', 'invalid_value'],
    ['search', 'x'.repeat(201), 'invalid_value'],
    ['search', '\0', 'invalid_value'],
    ['sort', 'asc', 'invalid_value'],
    ['order', 'asc', 'unknown_field'],
  ];

  it.each(cases)('of transactions with %s=%s is refused', async (field, value, code) => {
    const path = `${TRANSACTIONS}?${new URLSearchParams({ [field]: value })}`;
    await expectRefusal((options) => ask(path, options), { code, field });
  });

  it.each([
    ['dateFrom=2026-11-30&dateTo=2026-11-29', 'dateFrom'],
    ['amountFrom=-10&amountTo=-10.000000000000000000001', 'amountFrom'],
    ['amountFrom=100&amountTo=99.99', 'amountFrom'],
  ])('with a span that runs backwards is refused: %s', async (query, field) => {
    for (const path of [TRANSACTIONS, '/user/ana/summary/transactions'])
      await expectRefusal((options) => ask(`${path}?${query}`, options), { code: 'invalid_value', field });
  });

  it('with a span of one day, one month or one amount is read', async () => {
    for (const query of [
      'dateFrom=2026-11-30&dateTo=2026-11-30',
      'amountFrom=-1.50&amountTo=-1.5',
      'amountFrom=9&amountTo=10',
    ])
      expect((await ask(`${TRANSACTIONS}?${query}`)).status).toBe(200);
    for (const query of [
      'from=2026-11&to=2026-11-01',
      'from=2026-11-30&to=2026-11',
      'from=2026-11&to=2026-11',
    ])
      expect((await ask(`/user/ana/summary/cash-flow?${query}`)).status).toBe(200);
  });

  it('is told of everything that is wrong with it at once, its page marker among it', async () => {
    const query = 'dateFrom=2026-12-01&dateTo=2026-11-30&limit=0&after=garbage&order=asc';
    const { errors } = (await ask(`${TRANSACTIONS}?${query}`)).json<{
      errors: { code: string; field: string }[];
    }>();
    expect(errors.map(({ code, field }) => `${code} ${field}`).sort()).toEqual([
      'invalid_cursor after',
      'invalid_value dateFrom',
      'invalid_value limit',
      'unknown_field order',
    ]);
  });

  it('with a parameter that the operation does not know is refused by every operation, also by one that knows none', async () => {
    const table: [string, Operation][] = Object.entries(operations);
    for (const [id, { method, path, access, takesAnyBody }] of table) {
      if (takesAnyBody || access === 'session') continue;
      const place = path.replace(':userId', 'ana').replace(/:\w+/g, A_ROW);
      const answer = await ask(`${place}?unheardOf=1`, { method: method.toUpperCase() });
      const { code, errors } = answer.json<{ code: string; errors: { code: string; field: string }[] }>();
      expect({ id, status: answer.status, code }).toMatchObject({ id, status: 400 });
      expect(errors, id).toContainEqual(
        expect.objectContaining({ code: 'unknown_field', field: 'unheardOf' }),
      );
    }
  });

  it('with the same parameter twice is refused', async () => {
    const refusal = { code: 'invalid_value', field: 'limit' };
    await expectRefusal((options) => ask(`${TRANSACTIONS}?limit=1&limit=2`, options), refusal);
  });

  it.each([
    ['isOpenFinance', '1', 'invalid_value'],
    ['sandbox', 'yes', 'invalid_value'],
    ['name', 'x'.repeat(201), 'invalid_value'],
    ['country', 'BR', 'unknown_field'],
  ])('of connectors with %s=%s is refused', async (field, value, code) => {
    const path = `/connectors?${new URLSearchParams({ [field]: value })}`;
    await expectRefusal((options) => ask(path, options), { code, field });
  });

  it('may hold what looks dangerous and is not', async () => {
    for (const search of ["'", '%', '_', '\\', '"', '🙂', '\ufffd']) {
      const answer = await ask(`${TRANSACTIONS}?${new URLSearchParams({ search })}`);
      expect(answer.status, search).toBe(200);
    }
  });

  it('may leave a parameter empty', async () => {
    const empty = 'accountId=&itemId=&dateFrom=&dateTo=&search=&limit=&after=';
    const answer = await ask(`${TRANSACTIONS}?${empty}`);
    expect(answer.json<{ results: unknown[] }>().results).toHaveLength(50);
  });

  it('of one page after the other gives every row once, whatever the limit', async () => {
    const all = (await ask('/user/ana/financial-data')).json<{ transactions: { id: string }[] }>()
      .transactions;
    const seen: string[] = [];
    let after: string | null = '';
    while (after !== null) {
      const path: string = `${TRANSACTIONS}?limit=37&after=${after}`;
      const page = (await ask(path)).json<{ results: { id: string }[]; next: string | null }>();
      seen.push(...page.results.map((row) => row.id));
      after = page.next;
    }
    expect(seen.sort()).toEqual(all.map((row) => row.id).sort());
    expect(seen.length).toBeGreaterThanOrEqual(50);
  });
});

/** Sends a path as it is: `fetch` would tidy it up. */
function sendRaw(path: string): Promise<{ status: number; type: string }> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: 'Bearer sandbox-key' };
    const sent = request(`${world.app.url}`, { path, headers, agent: false }, (response) => {
      response.resume().destroy();
      resolve({ status: response.statusCode ?? 0, type: response.headers['content-type'] ?? '' });
    });
    sent.on('error', reject).end();
  });
}

describe('whatever one sends', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom('', ' ', 'ana\0', 'ana\ud800', '\udc00'),
  );
  const fields = [
    'userId',
    'phoneNumber',
    'itemId',
    'options',
    'webhookUrl',
    'oauthRedirectUri',
    'avoidDuplicates',
    '__proto__',
  ];
  const value = fc.oneof(text, fc.jsonValue(), fc.webUrl(), fc.uuid());
  const object = fc.dictionary(fc.constantFrom(...fields), value);
  const body = fc.oneof(
    object.map((fields) => JSON.stringify(fields)),
    fc.tuple(object, object).map(([outer, options]) => JSON.stringify({ ...outer, userId: 'ana', options })),
    fc.json(),
    text,
  );
  const names = [
    'accountId',
    'itemId',
    'dateFrom',
    'dateTo',
    'search',
    'limit',
    'after',
    'name',
    'types',
    'sandbox',
  ];
  const day = fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10));
  const cursor = fc
    .string({ unit: 'binary' })
    .map((date) => Buffer.from(`${date}|${randomUUID()}`).toString('base64url'));
  const query = fc.dictionary(
    fc.constantFrom(...names),
    fc.oneof(text, day, cursor, fc.uuid(), fc.nat().map(String)),
    { maxKeys: 3 },
  );

  function expectHonest({ status, type }: { status: number; type: string }): void {
    expect(status).toBeLessThan(500);
    expect(type).toContain(status < 300 ? 'application/json' : 'application/problem+json');
  }

  it('as a body, it is no fault of the service', async () => {
    const path = fc.constantFrom('/session', '/connect-token', '/user/ana/items');
    await fc.assert(
      fc.asyncProperty(path, body, async (path, body) => {
        const answer = await post(path, body);
        expectHonest({ status: answer.status, type: answer.headers.get('content-type') ?? '' });
      }),
      { numRuns: 300 },
    );
  });

  it('as a query, it is no fault of the service', async () => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(TRANSACTIONS, '/connectors'), query, async (path, query) => {
        const answer = await ask(`${path}?${new URLSearchParams(query)}`);
        expectHonest({ status: answer.status, type: answer.headers.get('content-type') ?? '' });
      }),
      { numRuns: 300 },
    );
  });

  it('as a path, it is no fault of the service', async () => {
    const piece = fc.constantFrom(
      '%',
      '%2',
      '%00',
      '%2F',
      '%C3%A9',
      '%ED%A0%80',
      '..',
      '.',
      '~',
      'a',
      '\\',
      '|',
    );
    const bytes = fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join(''));
    const encoded = fc.string({ unit: 'binary', minLength: 1 }).map(encodeURIComponent);
    const ending = fc.constantFrom('items', 'accounts', 'transactions', 'financial-data', '');
    await fc.assert(
      fc.asyncProperty(fc.oneof(bytes, encoded), ending, async (userId, ending) => {
        expectHonest(await sendRaw(`${BASE}/user/${userId}/${ending}`));
      }),
      { numRuns: 300 },
    );
  });
});
