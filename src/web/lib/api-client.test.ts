import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { decimal } from '../../contract/shapes/values.ts';
import { ApiError } from './ApiError.ts';
import { type ApiClient, createApiClient } from './api-client.ts';

interface Answer {
  status: number;
  body: string;
}

const seen: Pick<IncomingMessage, 'method' | 'url' | 'headers'>[] = [];
let answers: Answer[] = [];
let server: Server;
let api: ApiClient;

beforeEach(async () => {
  seen.length = 0;
  server = createServer((request, response) => {
    const { method, url, headers } = request;
    seen.push({ method, url, headers });
    const { status, body } =
      url === '/' ? { status: 200, body: '' } : (answers.shift() ?? { status: 204, body: '' });
    response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
    response.end(status === 204 ? undefined : body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('no port');
  api = createApiClient({ language: 'pt-BR', origin: `http://127.0.0.1:${address.port}` });
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const balance = z.object({ balance: decimal });
const failure = (call: Promise<unknown>): Promise<unknown> => call.catch((error: unknown) => error);

describe('answers', () => {
  it('keep every digit of a number', async () => {
    answers = [{ status: 200, body: '{"balance": 9007199254740993.070}' }];
    expect(await api.get('/x', balance)).toEqual({ balance: '9007199254740993.070' });
  });

  it('that do not fit are told apart from refusals', async () => {
    answers = [{ status: 200, body: '{"balance": "much"}' }];
    expect(await failure(api.get('/x', balance))).toMatchObject({ code: 'UNREADABLE', status: 200 });
  });
});

describe('requests', () => {
  it('name the language and leave out empty query values', async () => {
    answers = [{ status: 200, body: '{"balance": 1}' }];
    await api.get('/x', balance, { query: { search: 'café & co', after: null, accountId: '' } });
    expect(seen[0]?.url).toBe('/api/pluggy-v2/x?search=caf%C3%A9+%26+co');
    expect(seen[0]?.headers['accept-language']).toBe('pt-BR');
  });

  it('fetch the page once for a new session after a 401, then try again', async () => {
    answers = [
      { status: 401, body: '{}' },
      { status: 200, body: '{"balance": 1}' },
    ];
    expect(await api.get('/x', balance)).toEqual({ balance: '1' });
    expect(seen.map(({ url }) => url)).toEqual(['/api/pluggy-v2/x', '/', '/api/pluggy-v2/x']);
  });

  it('give up at the second 401', async () => {
    const refused = { status: 401, body: '{"code":"UNAUTHENTICATED","detail":"Entre de novo."}' };
    answers = [refused, refused];
    const error = await failure(api.get('/x', balance));
    expect(error).toMatchObject({ status: 401, code: 'UNAUTHENTICATED', detail: 'Entre de novo.' });
    expect(seen).toHaveLength(3);
  });

  it('send a session token as a bearer and never retry it', async () => {
    answers = [{ status: 401, body: '{}' }];
    expect(await failure(api.exchangeSessionToken('abc'))).toMatchObject({ status: 401 });
    expect(seen.map(({ url, headers }) => [url, headers.authorization])).toEqual([
      ['/api/pluggy-v2/session/cookie', 'Bearer abc'],
    ]);
  });
});

describe('failures', () => {
  it('carry the sentence of the service', async () => {
    answers = [{ status: 503, body: '{"code":"DATABASE_UNAVAILABLE","detail":"Tente mais tarde."}' }];
    const error = await failure(api.remove('/x'));
    expect(error).toMatchObject({ status: 503, code: 'DATABASE_UNAVAILABLE', detail: 'Tente mais tarde.' });
  });

  it('of a proxy with a page of its own still have a status', async () => {
    answers = [{ status: 502, body: '<html>Bad gateway</html>' }];
    expect(await failure(api.remove('/x'))).toMatchObject({ status: 502, code: 'HTTP', detail: null });
  });

  it('without any answer have none', async () => {
    const { port } = Object(server.address());
    const nobody = createApiClient({ language: 'en', origin: `http://127.0.0.1:${port}` });
    await new Promise((resolve) => server.close(resolve));
    const error = await failure(nobody.remove('/x'));
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({ status: null, code: 'NETWORK' });
  });
});
