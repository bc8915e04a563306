import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  ApiError,
  type Client,
  type ClientOptions,
  changes,
  createClient,
  HttpError,
  InvalidValueError,
  ItemNotFoundError,
  NetworkError,
  pages,
  RefreshTooSoonError,
  rows,
  TimeoutError,
  UnreadableError,
} from './index.ts';

interface Answer {
  readonly status?: number;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Nothing is ever answered. */
  readonly hangs?: true;
}

interface Seen extends Pick<IncomingMessage, 'method' | 'url' | 'headers'> {
  readonly body: string;
}

const seen: Seen[] = [];
let answers: Answer[] = [];
let server: Server;
let client: Client;
let base: string;

const open = (options: Partial<ClientOptions> = {}): Client =>
  createClient({ baseUrl: `${base}/api`, token: 'key', ...options });

beforeEach(async () => {
  seen.length = 0;
  answers = [];
  server = createServer(async (request, response) => {
    const { method, url, headers } = request;
    let body = '';
    for await (const part of request) body += String(part);
    seen.push({ method, url, headers, body });
    const { status = 200, body: text = '{}', headers: more, hangs } = answers.shift() ?? {};
    if (hangs) return;
    response.writeHead(status, { 'content-type': 'application/json', connection: 'close', ...more });
    response.end(status === 204 ? undefined : text);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${Object(server.address()).port}`;
  client = open();
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const failure = async (call: Promise<unknown>): Promise<ApiError> => {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ApiError) return error;
  throw new Error(`no ApiError, but ${String(error)}`);
};

const json = (value: unknown): Answer => ({ body: JSON.stringify(value) });

describe('a call', () => {
  it('puts its arguments where the operation takes them', async () => {
    await client.listTransactions({
      ...{ userId: 'ana & co/1', dateFrom: '2026-01-01', accountId: ['a', 'b'], includeDeleted: true },
      ...{ limit: 5, search: 'café & 1', after: undefined },
    });
    await client.annotateTransaction({ userId: 'u', transactionId: 't', note: 'x', tags: null });
    await client.readFinancialData({ userId: 'u', include: ['bills', 'loans'] });
    await client.listCategories();
    expect(seen.map(({ method, url, body }) => [method, url, body])).toEqual([
      [
        'GET',
        '/api/user/ana%20%26%20co%2F1/transactions?dateFrom=2026-01-01&accountId=a&accountId=b&includeDeleted=true&limit=5&search=caf%C3%A9+%26+1',
        '',
      ],
      ['PATCH', '/api/user/u/transactions/t', '{"note":"x","tags":null}'],
      ['GET', '/api/user/u/financial-data?include=bills%2Cloans', ''],
      ['GET', '/api/categories', ''],
    ]);
  });

  it('says who calls, in which language, and with which key it may be repeated', async () => {
    const keys = ['key 1', 'key 2'];
    const asked = open({ token: async () => keys.shift() ?? '', language: 'pt-BR' });
    await asked.createSession({ userId: 'u' }, { idempotencyKey: 'once' });
    await asked.listUsers();
    const [first, second] = seen.map(({ headers }) => headers);
    expect(first).toMatchObject({
      ...{ authorization: 'Bearer key 1', 'accept-language': 'pt-BR', 'idempotency-key': 'once' },
      'content-type': 'application/json',
    });
    expect(second).toMatchObject({ authorization: 'Bearer key 2' });
    expect(second).not.toHaveProperty('idempotency-key');
  });

  it('reads amounts as their digits, and counts as numbers', async () => {
    answers = [{ body: '{"results": [{"amount": -83710.799999999999000001}], "next": null}' }];
    const { results } = await client.listTransactions({ userId: 'user-ok-digits' });
    expect(results[0]?.amount).toBe('-83710.799999999999000001');
    answers = [
      { body: '{"state": "done", "erased": {"items": 1, "accounts": 2, "transactions": 3, "rows": 4}}' },
      { body: '{"accounts": [{"bills": [{"rows": 10.50}]}]}' },
    ];
    expect((await client.readErasure({ receiptId: 'r' })).erased).toEqual({
      ...{ items: 1, accounts: 2, transactions: 3, rows: 4 },
    });
    const { accounts } = await client.readCompleteness({ userId: 'u' });
    expect(accounts[0]?.bills[0]?.rows).toBe('10.50');
  });

  it('passes on what it does not know', async () => {
    answers = [json({ id: 'a', alias: null, newMember: { deep: 1.5 }, counted: 'odd' })];
    const account = await client.readAccount({ userId: 'u', accountId: 'a' });
    expect(account).toEqual({ id: 'a', alias: null, newMember: { deep: '1.5' }, counted: 'odd' });
  });

  it('never becomes another operation', async () => {
    for (const userId of ['.', '..', '']) {
      const call = client.removeItem({ userId, itemId: 'i' });
      await expect(call).rejects.toBeInstanceOf(TypeError);
    }
    expect(seen).toEqual([]);
  });

  it('answers nothing where there is nothing', async () => {
    answers = [{ status: 204 }];
    expect(await client.removeItem({ userId: 'u', itemId: 'i' })).toBeUndefined();
  });

  it('hands over a file as it comes', async () => {
    answers = [{ body: 'a;b\r\n1,5;2\r\n', headers: { 'content-type': 'text/csv' } }];
    const file = await client.exportCsv({ userId: 'u', dialect: 'excel-br' });
    expect(file.headers.get('content-type')).toBe('text/csv');
    expect(await file.text()).toBe('a;b\r\n1,5;2\r\n');
    expect(seen[0]?.url).toBe('/api/user/u/export/transactions.csv?dialect=excel-br');
  });
});

describe('an error', () => {
  it('has a class by its code', async () => {
    const problem = { code: 'refresh_too_soon', status: 409, title: 'Too soon', detail: 'Tente às 15h.' };
    answers = [
      { ...json(problem), status: 409, headers: { 'retry-after': '600', 'x-request-id': 'req-1' } },
      { ...json({ code: 'item_not_found' }), status: 404 },
    ];
    const early = await failure(client.refreshItem({ userId: 'u', itemId: 'i' }));
    expect(early).toBeInstanceOf(RefreshTooSoonError);
    expect(early).toMatchObject({
      status: 409,
      title: 'Too soon',
      detail: 'Tente às 15h.',
      retryAfterS: 600,
    });
    expect(early.requestId).toBe('req-1');
    expect(await failure(client.readItem({ userId: 'u', itemId: 'i' }))).toBeInstanceOf(ItemNotFoundError);
  });

  it('says everything that is wrong with a request', async () => {
    const errors = [{ code: 'invalid_value', field: 'limit', detail: 'it must be a number' }];
    answers = [{ ...json({ code: 'invalid_value', field: 'limit', errors }), status: 400 }];
    const error = await failure(client.listUsers({ limit: 0 }));
    expect(error).toBeInstanceOf(InvalidValueError);
    expect(error).toMatchObject({ field: 'limit', errors });
  });

  it('of a later service is known by its code', async () => {
    answers = [{ ...json({ code: 'constructor' }), status: 418 }];
    const error = await failure(client.listUsers());
    expect(error.constructor).toBe(ApiError);
    expect(error).toMatchObject({ code: 'constructor', status: 418 });
  });

  it('of something in between is told apart', async () => {
    answers = [{ status: 502, body: '<html>' }, { body: '<html>' }];
    expect(await failure(client.listUsers())).toBeInstanceOf(HttpError);
    expect(await failure(client.listUsers())).toBeInstanceOf(UnreadableError);
    answers = [{ hangs: true }];
    expect(await failure(open({ timeoutMs: 50 }).listUsers())).toBeInstanceOf(TimeoutError);
    const nobody = open({ fetch: () => Promise.reject(new TypeError('fetch failed')) });
    expect(await failure(nobody.listUsers())).toBeInstanceOf(NetworkError);
  });

  it("is the signal's own reason where that ended the call", async () => {
    answers = [{ hangs: true }];
    const reason = new Error('enough');
    const ended = new AbortController();
    const call = client.listUsers({}, { signal: ended.signal });
    ended.abort(reason);
    await expect(call).rejects.toBe(reason);
    await expect(client.listUsers({}, { signal: ended.signal })).rejects.toBe(reason);
  });
});

describe('a list', () => {
  const page = (ids: readonly string[], next: string | null): Answer =>
    json({ results: ids.map((id) => ({ id })), next });

  it('is read page by page, as it is used', async () => {
    answers = [page(['1', '2'], 'n1'), page([], 'n2'), page(['3'], null)];
    const found: string[] = [];
    for await (const { id } of rows(client.listTransactions, { userId: 'u', limit: 2 })) {
      found.push(id);
      if (id === '2') expect(seen).toHaveLength(1);
    }
    expect(found).toEqual(['1', '2', '3']);
    expect(seen.map(({ url }) => url?.split('?')[1])).toEqual([
      'limit=2',
      'limit=2&after=n1',
      'limit=2&after=n2',
    ]);
  });

  it('is left where its reader leaves it', async () => {
    answers = [page(['1'], 'n1'), page(['2'], null)];
    for await (const { next } of pages(client.listTransactions, { userId: 'u', after: 'n0' })) {
      expect(next).toBe('n1');
      break;
    }
    expect(seen).toHaveLength(1);
  });
});

describe('the feed', () => {
  const page = (next: string, hasMore: boolean, ...ids: string[]): Answer =>
    json({ results: ids.map((id) => ({ id })), next, hasMore });

  it('is read to its end, from where its reader was', async () => {
    answers = [page('c1', true, '1'), page('c2', false, '2')];
    const found = [];
    for await (const { next, results } of changes(client.listChanges, { userId: 'u', after: 'c0' }))
      found.push([next, results.map(({ id }) => id)]);
    expect(found).toEqual([
      ['c1', ['1']],
      ['c2', ['2']],
    ]);
    expect(seen.map(({ url }) => url)).toEqual([
      '/api/user/u/changes?after=c0',
      '/api/user/u/changes?after=c1',
    ]);
  });

  it('is asked again until the signal says enough, and yields what is new', async () => {
    answers = [page('c1', false, '1'), page('c1', false), page('c2', false, '2')];
    const enough = new AbortController();
    const found = [];
    for await (const { next } of changes(client.listAllChanges, {}, { everyMs: 1, signal: enough.signal })) {
      found.push(next);
      if (next === 'c2') enough.abort();
    }
    expect(found).toEqual(['c1', 'c2']);
    expect(seen).toHaveLength(3);
  });
});
