import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import fastifyExpress from '@fastify/express';
import fastifyMiddie from '@fastify/middie';
import express from 'express';
import express4 from 'express4';
import Fastify from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Sandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import type { Identify } from '../src/api/identify.ts';
import { type PluggyV2Handler, pluggyV2Router } from '../src/api/pluggy-v2.ts';
import { readConfig } from '../src/config.ts';
import { silentLogger } from '../src/domain/logger.ts';
import { Care } from '../src/runtime/Care.ts';
import { lazyPartsOf, PluggyV2 } from '../src/services/PluggyV2.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { rowsOf, secretOf } from './support/look-inside.ts';
import { CLIENT_ID } from './support/sandbox-client.ts';
import { API_KEY } from './support/test-service.ts';

// It mounts the router into apps of others, which start no service of ours: no `useWorld`.

/** What a host's own middleware puts on a request once it knows who is signed in. */
const WHO = 'x-signed-in';
const identify: Identify = (request) => {
  const who = request.headers[WHO];
  if (who === 'broken') throw new Error('the session store is away');
  if (who === 'reader') return { scopes: ['read'] };
  return typeof who === 'string' ? { userId: who } : undefined;
};

type Open = (handler: PluggyV2Handler) => Promise<{ readonly url: string; close(): Promise<void> }>;

async function serve(listener: RequestListener): ReturnType<Open> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

async function serveFastify(
  plugin: typeof fastifyExpress | typeof fastifyMiddie,
  handler: PluggyV2Handler,
): ReturnType<Open> {
  const app = Fastify();
  await app.register(plugin as never);
  app.use('/api/pluggy-v2', handler as never);
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  return { url, close: () => app.close() };
}

/**
 * Next's API route `pages/api/pluggy-v2/[...path].ts`: the whole address, the matched parts in a query that is parsed
 * already, and the body read unless the route's config says not to.
 */
function asNextDoes(handler: PluggyV2Handler, readsBodies: boolean): RequestListener {
  return async (request: IncomingMessage, response: ServerResponse) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://host');
    const path = pathname.split('/').slice(3).map(decodeURIComponent);
    const sent = [...searchParams.keys()].map((name) => {
      const [first, ...more] = searchParams.getAll(name);
      return [name, more.length === 0 ? first : [first, ...more]];
    });
    const query = { ...Object.fromEntries(sent), path };
    Object.defineProperty(request, 'query', { value: query, configurable: true, enumerable: true });
    if (readsBodies && request.headers['content-type'] === 'application/json') {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      Object.assign(request, { body: JSON.parse(Buffer.concat(chunks).toString() || '{}') });
    }
    handler(request, response);
  };
}

const HOSTS: Readonly<Record<string, Open>> = {
  'node:http at its root': (handler) =>
    serve((request, response) => {
      request.url = (request.url ?? '').replace('/api/pluggy-v2', '');
      handler(request, response);
    }),
  'Express 5, before express.json()': (handler) =>
    serve(express().use('/api/pluggy-v2', handler).use(express.json())),
  'Express 5, after express.json()': (handler) =>
    serve(express().use(express.json()).use('/api/pluggy-v2', handler)),
  'Express 4, before express.json()': (handler) =>
    serve(express4().use('/api/pluggy-v2', handler).use(express4.json())),
  'Express 4, after express.json() and urlencoded()': (handler) =>
    serve(
      express4()
        .use(express4.json(), express4.urlencoded({ extended: true }))
        .use('/api/pluggy-v2', handler),
    ),
  'Express 4, after express.raw()': (handler) =>
    serve(
      express4()
        .use(express4.raw({ type: '*/*' }))
        .use('/api/pluggy-v2', handler),
    ),
  'Express 4, in a router of its own': (handler) =>
    serve(express4().use('/api', express4.Router().use('/pluggy-v2', handler))),
  'Fastify with @fastify/express': (handler) => serveFastify(fastifyExpress, handler),
  'Fastify with @fastify/middie': (handler) => serveFastify(fastifyMiddie, handler),
  "Next's catch-all API route": (handler) => serve(asNextDoes(handler, true)),
  "Next's catch-all API route without its body parser": (handler) => serve(asNextDoes(handler, false)),
};

let testDatabase: TestDatabase;
let sandbox: Sandbox;
let pluggy: PluggyV2;
let secret: string;

beforeAll(async () => {
  testDatabase = await createTestDatabase();
  sandbox = await startSandbox({ port: 0, syncMs: 0 });
  const config = readConfig({
    PLUGGY_MODE: 'sandbox',
    PLUGGY_API_URL: sandbox.url,
    DATABASE_URL: testDatabase.url,
  });
  pluggy = new PluggyV2({ config, logger: silentLogger });
  await new Care(lazyPartsOf(pluggy)).rotateWebhookSecret();
  secret = (await secretOf(testDatabase.url, 'webhook')).toString('base64url');
});
afterAll(async () => {
  await pluggy.close();
  await sandbox.close();
  await testDatabase.drop();
});

describe.each(Object.entries(HOSTS))('in %s', (_name, open) => {
  let host: Awaited<ReturnType<Open>>;
  beforeAll(async () => {
    host = await open(pluggyV2Router(pluggy, { identify }));
  });
  afterAll(() => host.close());

  const ask = (path: string, init: RequestInit & { headers?: Record<string, string> } = {}) =>
    fetch(`${host.url}/api/pluggy-v2${path}`, init);
  const key = { authorization: `Bearer ${API_KEY}` };
  const json = { 'content-type': 'application/json' };

  it('answers its routes, with their queries and ids', async () => {
    expect((await ask('/user/ana/items', { headers: key })).status).toBe(200);
    const page = await ask('/user/a%2Fb%20c/transactions?limit=5&search=x%20y', { headers: key });
    expect([page.status, await page.json()]).toEqual([200, { results: [], next: null }]);
    const accounts = [randomUUID(), randomUUID()].map((id) => `accountId=${id}`).join('&');
    const ofTwo = await ask(`/user/a%2Fb%20c/transactions?${accounts}`, { headers: key });
    expect([ofTwo.status, await ofTwo.json()]).toEqual([200, { results: [], next: null }]);
    const refused = await ask('/user/ana/transactions?limits=5', { headers: key });
    expect(await refused.json()).toMatchObject({ status: 400, code: 'unknown_field', field: 'limits' });
    expect(refused.headers.get('x-powered-by') ?? '').not.toContain('pluggy');
    expect(refused.headers.get('etag')).toBeNull();
  });

  it('reads bodies, and refuses those that it cannot read', async () => {
    const post = (body: string, type = json) =>
      ask('/connect-token', { method: 'POST', headers: { ...key, ...type }, body });
    const token = await post('{"userId":"ana","options":{"avoidDuplicates":true}}');
    expect([token.status, await token.json()]).toMatchObject([200, { userId: 'ana' }]);
    const form = await post('userId=ana', { 'content-type': 'application/x-www-form-urlencoded' });
    expect(await form.json()).toMatchObject({ status: 400, code: 'invalid_json' });
  });

  it('stores a delivery before it is acknowledged', async () => {
    const eventId = randomUUID();
    const body = JSON.stringify({
      event: 'item/updated',
      eventId,
      itemId: randomUUID(),
      clientId: CLIENT_ID,
    });
    const headers = { ...json, 'x-webhook-secret': secret };
    expect((await ask('/webhook', { method: 'POST', headers, body })).status).toBe(202);
    const found = await rowsOf(testDatabase.url, 'select from pluggy.inbox where event_id = $1', [eventId]);
    expect(found).toHaveLength(1);
    const forged = await ask('/webhook', {
      method: 'POST',
      headers: { ...headers, 'x-webhook-secret': 'x' },
      body,
    });
    expect(forged.status).toBe(401);
  });

  it("takes the host's word for who is signed in, and for nobody else", async () => {
    const as = (who: string, more: Record<string, string> = {}) => ({ headers: { [WHO]: who, ...more } });
    expect((await ask('/user/ana/items', as('ana'))).status).toBe(200);
    expect((await ask('/user/bia/items', as('ana'))).status).toBe(403);
    expect((await ask('/user/ana/items')).status).toBe(401);
    expect((await ask('/user/ana/items', as('broken'))).status).toBe(500);
    expect((await ask('/test', as('ana'))).status).toBe(403);
    expect((await ask('/user/bia/items', as('reader'))).status).toBe(200);
    const make = (headers: Record<string, string>, body: object) =>
      ask('/connect-token', { method: 'POST', headers: { ...json, ...headers }, body: JSON.stringify(body) });
    expect(await (await make({ [WHO]: 'reader' }, { userId: 'bia' })).json()).toMatchObject({
      code: 'scope_missing',
    });
    expect(await (await make({ [WHO]: 'ana' }, {})).json()).toMatchObject({ userId: 'ana' });
    expect((await make({ [WHO]: 'ana' }, { userId: 'bia' })).status).toBe(403);
    // a browser sends the host's cookie whoever asked for it
    const elsewhere = await make({ [WHO]: 'ana', 'sec-fetch-site': 'cross-site' }, {});
    expect(await elsewhere.json()).toMatchObject({ code: 'cross_site' });
  });

  it('says itself what does not exist', async () => {
    expect(await (await ask('/nothing', { headers: key })).json()).toMatchObject({ code: 'not_found' });
    expect((await ask('/user/ana/items', { method: 'PUT', headers: key })).status).toBe(405);
  });

  it('streams events', async () => {
    const ending = new AbortController();
    const stream = await ask('/user/ana/events', { headers: key, signal: ending.signal });
    expect(stream.headers.get('content-type')).toContain('text/event-stream');
    const first = await stream.body?.getReader().read();
    expect(new TextDecoder().decode(first?.value)).toContain('retry:');
    ending.abort();
  });
});
