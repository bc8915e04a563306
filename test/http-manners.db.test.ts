import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import express from 'express';
import { beforeAll, describe, expect, it } from 'vitest';
import { createHttpServer } from '../src/api/http-server.ts';
import { pluggyV2Router } from '../src/api/pluggy-v2.ts';
import { call } from './support/api.ts';
import { startTestApp } from './support/test-app.ts';
import { useWorld } from './support/world.ts';

const API = '/api/pluggy-v2';

const world = useWorld('alone');
let port: number;

beforeAll(async () => {
  port = Number(new URL(world.app.url).port);
});

/** Sends bytes as they are, and answers what comes until the other side ends. */
async function raw(request: string, toPort = port): Promise<string> {
  const socket = connect(toPort, '127.0.0.1');
  socket.write(request);
  return text(socket);
}

const get = (path: string, headers: Record<string, string>, method = 'GET') =>
  call(world.app.url, path, { method, token: null, headers: { 'accept-language': 'en', ...headers } });

describe('pages', () => {
  const odd = [
    { range: 'bytes=0-3' },
    { range: 'bytes=99999-' },
    { range: 'bytes=-1' },
    { range: 'nonsense' },
    { range: 'bytes=5-2' },
    { 'if-match': '"no-such-version"' },
    { 'if-match': '*' },
    { 'if-none-match': '*' },
    { 'if-unmodified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' },
    { 'if-modified-since': 'not a date' },
    { 'if-range': '"x"', range: 'bytes=0-0' },
  ];

  it.each(odd)('/ is the whole page, whatever part or version is asked for: %o', async (headers) => {
    const answer = await get('/', headers);
    expect(answer.status).toBe(200);
    expect(answer.text).toContain('<title>the page</title>');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('etag')).toBeNull();
    expect(answer.headers.get('last-modified')).toBeNull();
  });

  it('each answer has the narrowest policy that it can do with', async () => {
    const policyOf = async (path: string): Promise<string> =>
      (await get(path, {})).headers.get('content-security-policy') ?? '';
    const nothing = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    for (const path of ['/healthz', '/pluggy-connect.json', '/api/pluggy-v2/openapi.json', '/nothing-here'])
      expect([path, await policyOf(path)]).toEqual([path, nothing]);
    const app = await policyOf('/transacoes');
    expect(app).toContain("default-src 'none'; script-src 'self';");
    expect(app).toContain("connect-src 'self' http://127.0.0.1:9;");
    expect(app).toContain('frame-src http://127.0.0.1:9;');
    // the element needs neither a frame nor a style of its own; the widget needs both
    const connect = await policyOf('/conectar');
    expect(connect).toContain("connect-src 'self' http://127.0.0.1:9;");
    expect(connect).not.toMatch(/frame-src|unsafe-inline/);
    expect(await policyOf('/conectar?mode=widget')).toMatch(/'unsafe-inline'.*frame-src/);
  });

  it.each(['/transacoes?mes=2026-10', '/contas/1', '/conexoes/'])('%s is the page too', async (path) => {
    const answer = await get(path, {});
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(answer.text).toContain('<title>the page</title>');
  });

  it.each(odd)('files are no fault of ours with %o', async (headers) => {
    const answer = await get('/index.html', headers);
    expect([200, 206, 304, 412, 416]).toContain(answer.status);
    if (answer.status >= 400) {
      expect(answer.json()).toMatchObject({ status: answer.status, detail: expect.any(String) });
      expect(answer.headers.get('etag')).toBeNull();
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('a range beyond the end says how long the file is', async () => {
    const answer = await get('/index.html', { range: 'bytes=99999-' });
    expect(answer.json()).toMatchObject({ status: 416, code: 'range_not_satisfiable' });
    expect(answer.headers.get('content-range')).toMatch(/^bytes \*\/\d+$/);
  });

  it.each([
    '/../package.json',
    '/..%2f..%2fetc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/..%5c..%5cindex.html',
    '/.git/config',
    '/assets/.hidden',
    '/%00',
    '/index.html%00.png',
    '//evil.example/%2e%2e',
    '/assets//',
    '/%ff',
    '/%',
  ])('a path that leads elsewhere leads nowhere: %s', async (path) => {
    const answer = await raw(`GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
    expect(answer).toMatch(/^HTTP\/1.1 (400|404) /);
    expect(answer).toContain('application/problem+json');
    expect(answer.toLowerCase()).not.toContain('\r\nlocation:');
  });
});

describe('answers of the API', () => {
  // those that follow from stored data alone have one: feed-etag.db.test.ts
  it('of this moment carry no-store and no ETag, errors included, and are never "not modified"', async () => {
    for (const [path, token] of [
      [`${API}/user/ana/items`, 'sandbox-key'],
      [`${API}/user/ana/completeness`, 'sandbox-key'],
      [`${API}/user/ana/accounts`, null],
      [`${API}/nowhere`, 'sandbox-key'],
      ['/healthz', null],
    ] as const) {
      const answer = await call(world.app.url, path, { token, headers: { 'if-none-match': '*' } });
      expect([200, 401, 404], path).toContain(answer.status);
      expect(answer.headers.get('etag'), path).toBeNull();
      expect(answer.headers.get('cache-control'), path).toBe('no-store');
    }
  });

  it.each(['/', '/healthz', '/readyz', `${API}/user/ana/items`, `${API}/connectors`])(
    'are whole for a client that has any version already: %s',
    async (path) => {
      // raw: fetch asks for no-cache as well, which hides it
      const since = 'If-Modified-Since: Fri, 01 Jan 2100 00:00:00 GMT';
      for (const condition of ['If-None-Match: *', since]) {
        const answer = await raw(
          `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer sandbox-key\r\nConnection: close\r\n${condition}\r\n\r\n`,
        );
        expect(answer).toMatch(/^HTTP\/1.1 (200|503) /);
      }
    },
  );

  it('do so also in an app that makes ETags', async () => {
    const host = express();
    host.use(API, pluggyV2Router(world.app.pluggy));
    const server = createServer(host).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    for (const path of [`${API}/user/ana/items`, `${API}/nowhere`]) {
      const answer = await call(origin, path);
      expect(answer.headers.get('etag'), path).toBeNull();
      expect(answer.headers.get('cache-control'), path).toBe('no-store');
    }
    server.close();
  });
});

describe('a method that an address does not have', () => {
  it.each([
    ['PUT', `${API}/session`, 'GET, HEAD, OPTIONS, POST'],
    ['DELETE', `${API}/connectors`, 'GET, HEAD, OPTIONS'],
    ['POST', `${API}/user/ana/accounts`, 'GET, HEAD, OPTIONS'],
    ['POST', `${API}/user/ana/accounts/`, 'GET, HEAD, OPTIONS'],
    ['GET', `${API}/webhook`, 'OPTIONS, POST'],
    ['HEAD', `${API}/webhook`, 'OPTIONS, POST'],
    ['PATCH', `${API}/user/a%2Fb/items`, 'GET, HEAD, OPTIONS, POST'],
    ['POST', '/', 'GET, HEAD, OPTIONS'],
    ['POST', '/contas/1', 'GET, HEAD, OPTIONS'],
    ['DELETE', '/healthz', 'GET, HEAD, OPTIONS'],
    ['PUT', '/readyz', 'GET, HEAD, OPTIONS'],
    ['POST', '/index.html', 'GET, HEAD, OPTIONS'],
  ])('%s %s is 405 and says what there is', async (method, path, allow) => {
    const answer = await get(path, {}, method);
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')).toBe(allow);
    if (method !== 'HEAD') expect(answer.json()).toMatchObject({ code: 'method_not_allowed' });
  });

  it('OPTIONS is told the same', async () => {
    const answer = await get(`${API}/session`, {}, 'OPTIONS');
    expect([answer.status, answer.headers.get('allow')]).toEqual([204, 'GET, HEAD, OPTIONS, POST']);
    expect((await get(`${API}/nowhere`, {}, 'OPTIONS')).status).toBe(404);
    expect((await get(`${API}/user/ana/nothing`, {}, 'PUT')).status).toBe(404);
  });

  it('HEAD is answered as GET is, without a body', async () => {
    for (const path of ['/', '/healthz', `${API}/user/ana/items`]) {
      const [head, whole] = [
        await call(world.app.url, path, { method: 'HEAD' }),
        await call(world.app.url, path),
      ];
      expect([head.status, head.text]).toEqual([whole.status, '']);
    }
  });
});

describe('odd requests', () => {
  it.each([
    ['a body with __proto__', 'POST', `${API}/session`, '{"userId":"ana","__proto__":{"isAdmin":true}}', 400],
    ['a body with constructor', 'POST', `${API}/session`, '{"userId":"ana","constructor":{"x":1}}', 400],
    ['a parameter twice', 'GET', `${API}/user/ana/transactions?limit=1&limit=2`, undefined, 400],
    ['a parameter as an object', 'GET', `${API}/user/ana/transactions?limit[a]=1`, undefined, 400],
    ['__proto__ as a parameter', 'GET', `${API}/user/ana/transactions?__proto__=1`, undefined, 400],
    ['a broken percent-escape', 'GET', `${API}/user/%E0%A4%A/items`, undefined, 400],
    ['a line break in an id', 'GET', `${API}/user/a%0d%0aSet-Cookie:x/items`, undefined, 400],
  ])("%s is the caller's mistake", async (_, method, path, body, status) => {
    const answer = await call(world.app.url, path, { method, ...(body === undefined ? {} : { body }) });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.headers.getSetCookie()).toEqual([]);
  });

  it('many cookies and large headers are read or refused, and never a fault of ours', async () => {
    const cookies = Array.from({ length: 400 }, (_, index) => `c${index}=v`).join('; ');
    expect((await get(`${API}/session`, { cookie: cookies })).status).toBe(401);
    expect((await get(`${API}/session`, { cookie: 'pluggy_session=;;=;pluggy_session' })).status).toBe(401);
    expect((await get('/healthz', { 'x-large': 'x'.repeat(20_000) })).status).toBe(431);
  });
});

/** Sends a head that promises a body, and then one byte at a time for as long as the connection lives. */
async function dripFor(toPort: number, head: string): Promise<{ answer: string; ms: number }> {
  const start = performance.now();
  const socket: Socket = connect(toPort, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(
    `${head}\r\nHost: 127.0.0.1\r\nContent-Length: 1000000\r\nContent-Type: application/json\r\n\r\n`,
  );
  let answer = '';
  socket.on('data', (chunk: Buffer) => {
    answer += chunk.toString();
  });
  const drip = setInterval(() => socket.write('x', () => {}), 20);
  await new Promise((resolve) => socket.once('close', resolve)); // a reset is an end as well
  clearInterval(drip);
  return { answer, ms: performance.now() - start };
}

describe('a slow upload', () => {
  it('that was refused is answered at once, and its connection ends', async () => {
    const { answer, ms } = await dripFor(port, `POST ${API}/session HTTP/1.1`);
    expect(answer).toContain('"code":"unauthenticated"');
    expect(ms).toBeLessThan(20_000);
  });

  it('that never ends is ended, and so are headers that never come', async () => {
    // long enough that a busy machine has read what came: else the server hangs up with a reset, and its words are lost
    const limits = { headersMs: 1_500, requestMs: 2_000, lookEveryMs: 50 };
    const server: Server = createHttpServer(world.app.app, limits);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const own = (server.address() as AddressInfo).port;
    const head = `POST ${API}/session HTTP/1.1\r\nAuthorization: Bearer sandbox-key`;
    expect((await dripFor(own, head)).ms).toBeLessThan(20_000);
    expect(await raw(`GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n`, own)).toContain('408');
    server.close();
  });
});

describe('the name under which the sandbox mode is called', () => {
  const as = (host: string, path = '/') =>
    raw(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAccept-Language: en\r\nConnection: close\r\n\r\n`);

  it.each([
    'evil.example',
    'evil.example:3000',
    '127.0.0.1.evil.example',
    'localhost.evil.example',
    '10.0.0.1',
    'x@y',
  ])('%s is refused: a page of another site could have led the browser here', async (host) => {
    for (const path of ['/', `${API}/connectors`, '/index.html']) {
      const answer = await as(host, path);
      expect(answer).toMatch(/^HTTP\/1.1 403 /);
      expect(answer).toContain('"code":"unknown_host"');
      expect(answer.toLowerCase()).not.toContain('set-cookie');
    }
  });

  it.each(['127.0.0.1', 'localhost', 'LOCALHOST:1234', '[::1]:3000', 'app.localhost'])(
    '%s is taken',
    async (host) => {
      expect(await as(host)).toMatch(/^HTTP\/1.1 200 /);
    },
  );

  it('health is told under any name, and BASE_URL and HOST name this service too', async () => {
    expect(await as('10.1.2.3', '/healthz')).toMatch(/^HTTP\/1.1 200 /);
    const env = { BASE_URL: 'https://demo.example.com', HOST: 'demo.lan' };
    const app = await startTestApp({
      databaseUrl: world.databaseUrl,
      pluggyApiUrl: 'http://127.0.0.1:9',
      env,
    });
    const own = Number(new URL(app.url).port);
    const ask = (host: string) => raw(`GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`, own);
    expect(await ask('demo.example.com')).toMatch(/^HTTP\/1.1 200 /);
    expect(await ask('demo.lan:3000')).toMatch(/^HTTP\/1.1 200 /);
    expect(await ask('evil.example')).toMatch(/^HTTP\/1.1 403 /);
    await app.stop();
  });
});
