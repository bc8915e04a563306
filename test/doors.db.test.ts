import { SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DOCS_PATH, DOCS_STYLE_PATH } from '../src/api/docs/docs-page.ts';
import { routes } from '../src/api/routes.ts';
import { APP_PATHS } from '../src/contract/pages.ts';
import { errorCatalogue } from '../src/domain/errors.ts';
import { requestErasure } from '../src/features/privacy/request-erasure.ts';
import { requireUserId } from '../src/features/shared/require-input.ts';
import { API_PATH } from '../src/features/shared/urls.ts';
import { call } from './support/api.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { listDoors } from './support/list-doors.ts';
import { dumpTables, secretOf } from './support/look-inside.ts';
import { callSandbox, connectBank, sandboxKey } from './support/sandbox-calls.ts';
import { startTestApp } from './support/test-app.ts';
import { API_KEY } from './support/test-service.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

type Headers = Readonly<Record<string, string>>;

const SESSION_AUDIENCE = 'pluggy-open-finance/session';
const LIVE_KEY = 'a-key-of-a-server-1234567890';
const ENCRYPTION_KEYS = Buffer.from('thirty-two bytes of a test, each').toString('base64');
const HOUR_MS = 3_600_000;
/** Doors that anybody may open; each has its own test below. */
const OPEN = [
  'GET /healthz',
  'GET /manifest.webmanifest',
  'GET /readyz',
  `GET ${DOCS_PATH}`,
  `GET ${DOCS_STYLE_PATH}`,
  ...APP_PATHS.map((path) => `GET ${path}`),
  'GET /conectar',
  'GET /pluggy-connect.json',
  'GET /pluggy-connect.js',
  'GET /pluggy-connect-widget.js',
];
/** Not of the table; test/mcp.db.test.ts tries strangers there. */
const MCP = 'POST /mcp';

const world = useWorld('sandbox', { service: { env: { WRONG_CREDENTIALS_PER_MINUTE: '100000' } } });
/** Of another service, with secrets of its own. */
let elsewhere: TestDatabase;
let itemId: string;
let accountId: string;
let transactionId: string;
let investmentId: string;
let recurringId: string;
let sessionId: string;
let receiptId: string;
let endpointId: string;
let deliveryId: string;
let keyId: string;
/** Of a rule, and of a run of it. */
const RULE_ID = '00000000-0000-4000-8000-0000000000aa';
let loggedId: string;
let jobId: string;
let strangers: Readonly<Record<string, Headers>>;

const bearer = (token: string): Headers => ({ authorization: `Bearer ${token}` });
const cookie = (token: string): Headers => ({ cookie: `pluggy_session=${token}` });

async function sessionOf(userId: string): Promise<string> {
  return (await world.app.pluggy.createSession(userId)).sessionToken;
}

async function someDelivery(): Promise<string> {
  const [row] = await world.sql<{ id: string }>(
    'select id::text as id from pluggy.inbox where item_id = $1 limit 1',
    [itemId],
  );
  return row?.id ?? '';
}

async function someDeadJob(): Promise<string> {
  const [row] = await world.sql<{
    id: string;
  }>(`insert into pluggy.jobs (kind, key, serial, state, run_at, attempts, max_attempts, last_error, created_at)
     values ('refresh-connectors', 'all', 'refresh-connectors:all', 'dead', now(), 1, 1, 'of a test', now())
     on conflict (kind, key) where state = 'dead' do update set run_at = excluded.run_at returning id::text as id`);
  return row?.id ?? '';
}

async function makeKey(): Promise<string> {
  const { keys } = await world.app.parts();
  const wish = { name: 'of a test', scopes: ['read'], expiresAt: null, createdBy: 'command' } as const;
  return (await keys.create(wish)).id;
}

function forge(secret: Uint8Array, audience: string): Promise<string> {
  const claims = new SignJWT().setProtectedHeader({ alg: 'HS256' }).setSubject('ana').setAudience(audience);
  return claims.setExpirationTime('4h').sign(secret);
}

async function makeStrangers(): Promise<typeof strangers> {
  const expired = await sessionOf('ana');
  const other = await startTestApp({ databaseUrl: elsewhere.url, pluggyApiUrl: world.sandbox.url });
  const foreign = (await other.pluggy.createSession('ana')).sessionToken;
  await other.stop();
  world.clock.advance(2 * HOUR_MS);
  const secret = await secretOf(world.databaseUrl, 'session');
  const unsigned = new UnsecuredJWT({ sub: 'ana', aud: SESSION_AUDIENCE }).setExpirationTime('4h').encode();
  return {
    'no credential': {},
    'a wrong key': bearer('another-key'),
    'the beginning of the key': bearer(API_KEY.slice(0, -1)),
    'the key and more': bearer(`${API_KEY}x`),
    'an empty key': { authorization: 'Bearer ' },
    'the key in another scheme': { authorization: `Basic ${API_KEY}` },
    "the key in Pluggy's header": { 'x-api-key': API_KEY },
    'the key as a cookie': cookie(API_KEY),
    'a garbage token': bearer('a.b.c'),
    'a token without a signature': bearer(unsigned),
    "a token of another service's secret": bearer(foreign),
    'a token for another purpose': bearer(await forge(secret, 'another')),
    'an expired session': bearer(expired),
    'an expired cookie': cookie(expired),
    'the webhook secret as a key': bearer(
      (await secretOf(world.databaseUrl, 'webhook')).toString('base64url'),
    ),
  };
}

beforeAll(async () => {
  elsewhere = await createTestDatabase();
  await world.app.care.keepWebhook();
  itemId = (
    await connectBank(world.sandbox.url, await sandboxKey(world.sandbox.url), { clientUserId: 'ana' })
  ).id;
  await world.app.pluggy.reportItem('ana', itemId);
  await world.app.work();
  const { value: page } = await world.app.pluggy.transactions('ana').next();
  transactionId = page?.[0]?.id ?? '';
  const { investments } = await world.app.pluggy.getUserFinancialData('ana', { include: ['investments'] });
  investmentId = investments?.[0]?.id ?? '';
  recurringId = (await world.app.pluggy.summaries.recurring('ana'))[0]?.id ?? '';
  await until('the sandbox has delivered everything', async () => {
    const response = await fetch(`${world.sandbox.url}/_sandbox/state`);
    const { deliveries } = (await response.json()) as { deliveries: { pending: unknown[] } };
    return deliveries.pending.length === 0;
  });
  const key = await sandboxKey(world.sandbox.url);
  const accounts = await callSandbox<{ results: { id: string }[] }>(
    world.sandbox.url,
    `GET /accounts?itemId=${itemId}`,
    key,
  );
  accountId = accounts.results[0]?.id ?? '';
  await world.app.work();
  sessionId = (await world.app.pluggy.createSession('ana')).sessionId;
  receiptId = await requestErasure(await world.app.parts(), requireUserId('nobody'));
  await world.app.work();
  await makeEndpoint();
  keyId = await makeKey();
  await world.sql(
    `with made as (insert into pluggy.rules (id, user_id, created_at, tags) values ($1, 'ana', now(), '{a}'))
     insert into pluggy.rule_runs (id, user_id, rule_id, started_at) values ($1, 'ana', $1, now())`,
    [RULE_ID],
  );
  loggedId = await someDelivery();
  jobId = await someDeadJob();
  strangers = await makeStrangers();
});
afterAll(() => elsewhere.drop());

/** A webhook endpoint with a delivery; nothing is sent here. */
async function makeEndpoint(): Promise<void> {
  const path = `${API_PATH}/webhook-endpoints`;
  const body = { url: 'https://example.com/hooks', events: ['user.erased'] };
  endpointId = (await call(world.app.url, path, { method: 'POST', body })).json<{ id: string }>().id;
  const test = await call(world.app.url, `${path}/${endpointId}/test`, { method: 'POST' });
  deliveryId = test.json<{ id: string }>().id;
}

/** Makes the person be asked about the transaction, as if nobody had answered. */
async function suggestPredecessor(): Promise<void> {
  await world.sql(
    `insert into pluggy.suggested_predecessors (account_id, new_id, old_id, suggested_at)
     select account_id, id, $2, now() from pluggy.transactions where id = $1
     on conflict (account_id, new_id, old_id) do update set refused_at = null`,
    [transactionId, RULE_ID],
  );
}

/** A body that the door would take from the right caller. */
function bodyFor(door: string): object | undefined {
  if (door.endsWith('/webhook-endpoints')) return { url: 'https://example.com/', events: ['user.erased'] };
  if (door.endsWith('/recover')) return { since: '2026-11-01T00:00:00Z' };
  if (door.endsWith(':endpointId')) return { description: 'from a door' };
  if (['/session', '/connect-token', ' /api/pluggy-v2/items/:itemId'].some((end) => door.endsWith(end)))
    return { userId: 'ana' };
  if (door.endsWith('/user/:userId/items')) return { itemId };
  if (door.endsWith('/keys')) return { name: 'of a door', scopes: ['read'] };
  if (door.endsWith('/rules')) return { when: { text: 'a door' }, then: { ignored: false } };
  if (door.endsWith('/rules/preview')) return { when: { text: 'a door' } };
  if (door.endsWith('/annotate')) return { ids: [transactionId], change: { note: 'from a door' } };
  if (door.endsWith(':recurringId')) return { dismissed: true };
  if (door.endsWith('/predecessor')) return { accept: false };
  if (door.endsWith('/mfa')) return { parameters: { token: '123456' } };
  if (door.startsWith('PATCH /api/pluggy-v2/user/:userId/items')) return { alias: 'from a door' };
  if (door.endsWith('/rules/:ruleId')) return { place: 1 };
  if (door.startsWith('PATCH'))
    return door.includes('/accounts/') ? { alias: 'from a door' } : { note: 'from a door' };
  return door.endsWith('/webhook') ? { event: 'item/updated', eventId: 'e-1', itemId } : undefined;
}

interface Seen {
  readonly status: number;
  readonly type: string;
  readonly cookies: string[];
  readonly body: Record<string, unknown>;
}

/** Calls a door for the user ana; does not wait for the end of a stream. */
async function knock(door: string, headers: Headers, origin = world.app.url): Promise<Seen> {
  const [method = 'GET', path = '/'] = door.split(' ');
  const ids = path
    .replace(':itemId', itemId)
    .replace(':accountId', accountId)
    .replace(':transactionId', transactionId)
    .replace(':investmentId', investmentId)
    .replace(':sessionId', sessionId)
    .replace(':recurringId', recurringId)
    .replace(':ruleId', RULE_ID)
    .replace(':runId', RULE_ID)
    .replace(':loggedId', loggedId)
    .replace(':jobId', jobId)
    .replace(':receiptId', receiptId)
    .replace(':endpointId', endpointId)
    .replace(':deliveryId', deliveryId)
    .replace(':keyId', keyId);
  const asked = door.endsWith('.ofx') ? `?accountId=${accountId}` : '';
  const url = `${origin}${ids.replace(':userId', 'ana')}${asked}`;
  const body = method === 'POST' || method === 'PATCH' ? bodyFor(door) : undefined;
  const leaving = new AbortController();
  const response = await fetch(url, {
    method,
    headers: { ...headers, ...(body && { 'content-type': 'application/json' }) },
    signal: leaving.signal,
    ...(body && { body: JSON.stringify(body) }),
  });
  const type = response.headers.get('content-type') ?? '';
  const isJson = /json(;|$)/.test(type) && !type.includes('ndjson');
  const seen = isJson ? ((await response.json()) as Record<string, unknown>) : {};
  if (type.startsWith('text/event-stream')) leaving.abort();
  else if (!isJson) await response.text();
  return { status: response.status, type, cookies: response.headers.getSetCookie(), body: seen };
}

function expectRefusal(seen: Seen, status: 401 | 403, code: string, who: string): void {
  expect({ status: seen.status, code: seen.body['code'] }, who).toEqual({ status, code });
  expect(seen.type, who).toBe('application/problem+json; charset=utf-8');
  expect(Object.keys(seen.body).sort()).toEqual(['code', 'detail', 'instance', 'status', 'title', 'type']);
  expect(seen.cookies, who).toEqual([]);
}

/** Everything that a call could have done: rows here, calls of the sandbox. */
async function traces(): Promise<string> {
  const response = await fetch(`${world.sandbox.url}/_sandbox/calls`);
  const { counts } = (await response.json()) as { counts: object };
  // that somebody was refused is noted on purpose, and calls at Pluggy are counted a little later
  const rows = (await dumpTables(world.databaseUrl)).replace(
    /^pluggy\.(audit|call_counts|request_counts) .*\n?/gm,
    '',
  );
  return `${rows}\n${JSON.stringify(counts)}`;
}

const doors = routes.map((route) => ({
  door: `${route.method.toUpperCase()} ${API_PATH}${route.path}`,
  ...route,
}));

/** Doors of the table that nobody needs a credential for. */
const isOpen = ({ access }: (typeof doors)[number]): boolean => access === 'public';
const guarded = doors.filter((door) => !isOpen(door));

const isRemoval = ({ method, access }: (typeof guarded)[number]): boolean =>
  method === 'delete' && access === 'user';

describe('the doors', () => {
  it('are those of the table, that of MCP, and the few that are open to all', () => {
    expect(listDoors(world.app.app).sort()).toEqual([...doors.map(({ door }) => door), ...OPEN, MCP].sort());
  });

  it.each(guarded)('$door refuses strangers and does nothing for them', async ({ door, access }) => {
    const before = await traces();
    const code = access === 'webhook' ? 'webhook_secret' : 'unauthenticated';
    for (const [who, headers] of Object.entries(strangers)) {
      expectRefusal(await knock(door, headers), 401, code, who);
    }
    expect(await traces()).toBe(before);
  });

  it.each(guarded.filter(({ access }) => access === 'user'))(
    "$door refuses another user's session",
    async ({ door }) => {
      const bia = await sessionOf('bia');
      const before = await traces();
      expectRefusal(await knock(door, bearer(bia)), 403, 'forbidden', 'bearer');
      expectRefusal(await knock(door, cookie(bia)), 403, 'forbidden', 'cookie');
      expect(await traces()).toBe(before);
    },
  );

  it.each(guarded.filter(({ access }) => access === 'server'))(
    '$door refuses a session',
    async ({ door }) => {
      const ana = await sessionOf('ana');
      expectRefusal(await knock(door, bearer(ana)), 403, 'server_only', 'bearer');
      expectRefusal(await knock(door, cookie(ana)), 403, 'server_only', 'cookie');
    },
  );

  it('a session may not make a connect token for another user', async () => {
    const bia = await sessionOf('bia');
    expectRefusal(await knock(`POST ${API_PATH}/connect-token`, bearer(bia)), 403, 'forbidden', 'bearer');
  });

  it('HEAD is as guarded as GET', async () => {
    for (const { path } of guarded.filter(({ method }) => method === 'get')) {
      const url = `${world.app.url}${API_PATH}${path.replace(':userId', 'ana')}`;
      expect((await fetch(url, { method: 'HEAD' })).status, path).toBe(401);
    }
  });

  // the door that ends the connection comes last
  const lastRemoves = [...doors].sort((left, right) => Number(isRemoval(left)) - Number(isRemoval(right)));
  it.each(lastRemoves)('$door opens for the right caller', async ({ door, access }) => {
    const ana = await sessionOf('ana');
    sessionId = (await world.app.pluggy.createSession('bia')).sessionId;
    if (door.includes(':endpointId')) await makeEndpoint();
    keyId = await makeKey();
    jobId = await someDeadJob();
    const secret = (await secretOf(world.databaseUrl, 'webhook')).toString('base64url');
    const right: Record<typeof access, Headers[]> = {
      public: [{}],
      server: [bearer(API_KEY)],
      caller: [bearer(API_KEY), bearer(ana), cookie(ana)],
      session: [bearer(ana), cookie(ana)],
      user: [bearer(API_KEY), bearer(ana), cookie(ana)],
      webhook: [{ 'x-webhook-secret': secret }],
    };
    const callers =
      // what is ended once cannot be ended by the next caller
      door.startsWith('DELETE') && access !== 'server' ? right[access].slice(0, 1) : right[access];
    for (const headers of callers) {
      if (door.endsWith('/predecessor')) await suggestPredecessor();
      const seen = await knock(door, headers);
      // who is let in may hear that the bank does not want what was asked for now
      if (seen.status === 409) expect(seen.body['code']).toMatch(/^(refresh_too_soon|mfa_not_awaited)$/);
      else expect(seen.status, JSON.stringify(seen.body)).toBeLessThan(300);
    }
  });
});

describe('what is no door', () => {
  const nowhere = [
    '/nowhere',
    '/.env',
    '/index',
    '/assets/nothing.js',
    API_PATH,
    `${API_PATH}/nothing`,
    `${API_PATH}/user/ana/nothing`,
  ];

  it.each(nowhere)('%s is a problem document that says so', async (path) => {
    for (const method of ['GET', 'POST', 'OPTIONS']) {
      const seen = await knock(`${method} ${path}`, bearer(API_KEY));
      expect({ status: seen.status, code: seen.body['code'] }).toEqual({ status: 404, code: 'not_found' });
      expect(seen.type).toContain('application/problem+json');
    }
  });

  it('is no other method of a known address', async () => {
    const seen = await knock(`PUT ${API_PATH}/session`, bearer(API_KEY));
    expect(seen.body).toMatchObject({ status: 405, code: 'method_not_allowed' });
    expect(seen.body['detail']).toBe(errorCatalogue.method_not_allowed.detail['pt-BR']);
  });
});

describe('health', () => {
  it('is open and says no more than yes', async () => {
    expect(await knock('GET /healthz', {})).toMatchObject({ status: 200, body: { ok: true } });
    expect((await knock('GET /readyz', {})).body).toEqual({ ok: true });
  });

  it('says no more than no when Pluggy refuses the credentials', async () => {
    const env = {
      PLUGGY_MODE: 'live',
      API_KEYS: LIVE_KEY,
      PLUGGY_CLIENT_ID: 'nobody',
      PLUGGY_CLIENT_SECRET: 'none',
    };
    const fresh = await createTestDatabase({ migrated: false });
    const app = await startTestApp({ databaseUrl: fresh.url, pluggyApiUrl: world.sandbox.url, env });
    await app.pluggy.open();
    expect(await knock('GET /readyz', {}, app.url)).toMatchObject({ status: 503, body: { ok: false } });
    expect((await knock('GET /healthz', {}, app.url)).status).toBe(200);
    await app.stop();
    await fresh.drop();
  });
});

describe('the session cookie', () => {
  const exchange = `POST ${API_PATH}/session/cookie`;

  it('is what a session token is exchanged for: httpOnly, for this site alone, as long as the session', async () => {
    const { sessionToken, expiresAt } = await world.app.pluggy.createSession('ana');
    const seen = await knock(exchange, bearer(sessionToken));
    expect(seen.status).toBe(204);
    expect(seen.cookies).toEqual([
      `pluggy_session=${sessionToken}; Expires=${expiresAt.toUTCString()}; Path=/; HttpOnly; SameSite=Strict`,
    ]);
  });

  it('never takes over anything but the session token', async () => {
    const ana = await sessionOf('ana');
    const seen = await knock(exchange, { ...cookie(ana), authorization: 'Basic x; Domain=example.com' });
    expect(seen).toMatchObject({ status: 204, cookies: [] });
  });

  it('is taken away on request', async () => {
    const seen = await knock(`DELETE ${API_PATH}/session/cookie`, cookie(await sessionOf('ana')));
    expect(seen.cookies).toEqual(['pluggy_session=; Max-Age=0; Path=/; HttpOnly; SameSite=Strict']);
  });

  it.each([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
  ])('does not change anything when another site sent the browser: %o', async (headers) => {
    const ana = await sessionOf('ana');
    const door = `POST ${API_PATH}/connect-token`;
    expectRefusal(await knock(door, { ...cookie(ana), ...headers }), 403, 'cross_site', 'cookie');
    // who holds the token itself is no browser that was led astray
    expect((await knock(door, { ...bearer(ana), ...headers })).status).toBe(200);
  });

  it('works from our own pages', async () => {
    const own = { origin: world.app.url, 'sec-fetch-site': 'same-origin' };
    const seen = await knock(`POST ${API_PATH}/connect-token`, { ...cookie(await sessionOf('ana')), ...own });
    expect(seen.status).toBe(200);
  });

  it('carries Secure where pages are reached over https', async () => {
    const env = { BASE_URL: 'https://app.example.com' };
    const app = await startTestApp({ databaseUrl: world.databaseUrl, pluggyApiUrl: world.sandbox.url, env });
    const { sessionToken } = await app.pluggy.createSession('ana');
    const seen = await knock(exchange, bearer(sessionToken), app.url);
    expect(seen.cookies[0]).toMatch(
      /^__Host-pluggy_session=\S+; Expires=[^;]*; Path=\/; HttpOnly; SameSite=Strict; Secure$/,
    );
    const secure = { cookie: `__Host-pluggy_session=${sessionToken}` };
    expect((await knock(`GET ${API_PATH}/session`, secure, app.url)).status).toBe(200);
    // a neighbour's page could have planted the plain name
    expect((await knock(`GET ${API_PATH}/session`, cookie(sessionToken), app.url)).status).toBe(401);
    await app.stop();
  });

  it('goes along in frames of the pages that FRAME_ANCESTORS names', async () => {
    const env = { BASE_URL: 'https://banks.example.com', FRAME_ANCESTORS: 'https://app.example.com' };
    const app = await startTestApp({ databaseUrl: world.databaseUrl, pluggyApiUrl: world.sandbox.url, env });
    const { sessionToken } = await app.pluggy.createSession('ana');
    const [given = ''] = (await knock(exchange, bearer(sessionToken), app.url)).cookies;
    expect(given).toMatch(
      /^__Host-pluggy_session_framed=\S+; Expires=[^;]*; Path=\/; HttpOnly; SameSite=None; Secure; Partitioned$/,
    );
    const own = { cookie: given.split(';')[0] ?? '' };
    expect((await knock(`GET ${API_PATH}/session`, own, app.url)).status).toBe(200);
    // the page around the frame is another site's: it changes nothing by this cookie
    const outside = { ...own, origin: 'https://app.example.com', 'sec-fetch-site': 'cross-site' };
    expectRefusal(
      await knock(`POST ${API_PATH}/connect-token`, outside, app.url),
      403,
      'cross_site',
      'cookie',
    );
    expect((await knock(`DELETE ${API_PATH}/session/cookie`, own, app.url)).cookies).toEqual([
      '__Host-pluggy_session_framed=; Max-Age=0; Path=/; HttpOnly; SameSite=None; Secure; Partitioned',
    ]);
    const framing = async (url: string): Promise<(string | null | undefined)[]> => {
      const { headers } = await fetch(url);
      const policy = headers.get('content-security-policy')?.match(/frame-ancestors [^;]*/)?.[0];
      return [policy, headers.get('x-frame-options')];
    };
    const both = "frame-ancestors 'self' https://app.example.com";
    for (const path of ['/', '/transacoes', '/conectar'])
      expect([path, ...(await framing(app.url + path))]).toEqual([path, both, null]);
    for (const path of ['/dev', '/docs', `${API_PATH}/openapi.json`])
      expect([path, ...(await framing(app.url + path))]).toEqual([
        path,
        "frame-ancestors 'none'",
        'SAMEORIGIN',
      ]);
    // nobody else's pages, unless the setting names them
    expect(await framing(`${world.app.url}/`)).toEqual(["frame-ancestors 'self'", 'SAMEORIGIN']);
    await app.stop();
  });
});

describe('the page at /', () => {
  it('signs in the demo user in the sandbox mode, once', async () => {
    const first = await knock('GET /', {});
    expect(first.status).toBe(200);
    expect(first.cookies).toEqual([
      expect.stringMatching(/^pluggy_session=\S+; Expires=.*; HttpOnly; SameSite=Strict$/),
    ]);
    const own = { cookie: first.cookies[0]?.split(';')[0] ?? '' };
    expect((await knock(`GET ${API_PATH}/session`, own)).body).toMatchObject({
      userId: 'demo-user',
      mode: 'sandbox',
    });
    expect((await knock('GET /', own)).cookies).toEqual([]);
  });

  it('signs in nobody in the live mode', async () => {
    const env = {
      PLUGGY_MODE: 'live',
      PLUGGY_CLIENT_ID: '5a4d0b0c-0000-4000-8000-000000000001',
      PLUGGY_CLIENT_SECRET: 'sandbox-secret',
      API_KEYS: LIVE_KEY,
      ENCRYPTION_KEYS,
    };
    const fresh = await createTestDatabase({ migrated: false });
    const app = await startTestApp({ databaseUrl: fresh.url, pluggyApiUrl: world.sandbox.url, env });
    expect(await knock('GET /', {}, app.url)).toMatchObject({ status: 200, cookies: [] });
    expectRefusal(await knock(`GET ${API_PATH}/session`, {}, app.url), 401, 'unauthenticated', 'live');
    expectRefusal(
      await knock(`GET ${API_PATH}/test`, bearer(API_KEY), app.url),
      401,
      'unauthenticated',
      'live',
    );
    const seen = await knock(`GET ${API_PATH}/test`, bearer(LIVE_KEY), app.url);
    expect(seen.body).toMatchObject({ ok: true, mode: 'live' });
    await app.stop();
    await fresh.drop();
  });
});
