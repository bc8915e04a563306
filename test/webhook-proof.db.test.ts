import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Completeness } from '../src/contract/completeness.ts';
import type { ChainReport } from '../src/features/admin/check-chain.ts';
import { call } from './support/api.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { freePort } from './support/free-port.ts';
import { rowsOf, secretOf } from './support/look-inside.ts';
import { type CommandOutcome, runCommandOn } from './support/run-command.ts';
import { callSandbox, sandboxKey } from './support/sandbox-calls.ts';
import { SandboxClient } from './support/sandbox-client.ts';
import { startTestApp, type TestApp } from './support/test-app.ts';
import { startTestService, type TestService } from './support/test-service.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

const API = '/api/pluggy-v2';
const codesOf = (report: Completeness): string[] =>
  [report, ...report.connections, ...report.accounts].flatMap(({ problems }) =>
    problems.map(({ code }) => code),
  );

async function reportOf(origin: string, userId: string, query = '', language = 'en'): Promise<Completeness> {
  const path = `${API}/user/${userId}/completeness${query}`;
  return (await call(origin, path, { headers: { 'accept-language': language } })).json<Completeness>();
}

async function webhooksCheck(origin: string, language = 'en') {
  const answer = await call(origin, `${API}/test`, { headers: { 'accept-language': language } });
  return answer.json<ChainReport>().checks.find(({ name }) => name === 'webhooks');
}

/** Connects a bank at Pluggy, as the page reports it: no webhook has to tell. */
async function connectReported(running: TestService, userId: string): Promise<string> {
  const itemId = await new SandboxClient(running.sandbox.url).connect(userId);
  await call(running.url, `${API}/user/${userId}/items`, { method: 'POST', body: { itemId } });
  await until('everything is read', async () => {
    const { connections, accounts } = await reportOf(running.url, userId);
    return (
      accounts.length > 0 &&
      connections.every(({ sync, comparedAt }) => sync.state === 'done' && comparedAt !== null)
    );
  });
  return itemId;
}

// Its service is told beforehand where it is reached: no `useWorld`.
describe('a service whose webhooks never arrive', () => {
  let testDatabase: TestDatabase;
  let running: TestService;

  beforeAll(async () => {
    testDatabase = await createTestDatabase();
    const nobody = `http://127.0.0.1:${await freePort()}`;
    const port = await freePort();
    running = await startTestService({
      databaseUrl: testDatabase.url,
      env: { BASE_URL: nobody, PORT: String(port) },
    });
    running = { ...running, url: `http://127.0.0.1:${port}` };
  });
  afterAll(async () => {
    await running.stop();
    await testDatabase.drop();
  });

  it('is ready, and says of its data since when it was not compared', async () => {
    await connectReported(running, 'ana');
    expect((await call(running.url, '/readyz')).status).toBe(200);
    const report = await reportOf(running.url, 'ana');
    expect(codesOf(report)).toEqual(['not_compared_since']);
    expect(report).toMatchObject({
      complete: false,
      compared: { with: 'pluggy', now: false, at: expect.stringMatching(/Z$/), what: { connections: 1 } },
      webhooks: { arriving: false, problem: 'ECONNREFUSED', provenAt: null, deliveredAt: null },
    });
    expect(report.problems[0]?.detail).toContain(report.compared.at);
    expect(report.problems[0]?.detail).toContain('nobody listens');
    const inPortuguese = await reportOf(running.url, 'ana', '', 'pt-BR');
    expect(inPortuguese.problems[0]?.detail).toContain('ninguém escuta');
  });

  it('says so in GET /test, with the cause', async () => {
    expect(await webhooksCheck(running.url)).toMatchObject({
      ok: false,
      detail: expect.stringContaining('ECONNREFUSED, nobody listens'),
    });
    expect((await webhooksCheck(running.url, 'pt-BR'))?.detail).toContain('a cada 15 minutos');
  });

  it('compares now when it is asked to, and finds what no webhook told of', async () => {
    await connectReported(running, 'bia');
    const [account] = (await reportOf(running.url, 'bia')).accounts;
    const lose = `delete from pluggy.transactions where id in (
      select id from pluggy.transactions where account_id = $1 order by id limit 3) returning id`;
    const lost = await rowsOf<{ id: string }>(testDatabase.url, lose, [account?.accountId]);
    expect(lost).toHaveLength(3);
    const compared = await reportOf(running.url, 'bia', '?compare=true');
    expect(codesOf(compared)).toEqual([]);
    expect(compared).toMatchObject({ complete: true, compared: { now: true, missed: [] } });
    const found = 'select id from pluggy.transactions where id = any($1::uuid[])';
    expect(await rowsOf(testDatabase.url, found, [lost.map(({ id }) => id)])).toHaveLength(3);
    expect((await reportOf(running.url, 'bia')).complete).toBe(false);
  });

  it('does so by the command as well', async () => {
    await connectReported(running, 'caio');
    const run = (...args: string[]): Promise<CommandOutcome> =>
      runCommandOn({ sandboxUrl: running.sandbox.url, databaseUrl: testDatabase.url }, 'completeness', args);
    const stored = await run('--user', 'caio');
    expect(stored.text).toMatch(/not_compared_since[\s\S]*compared with Pluggy: 1 connections/);
    expect(stored.exitCode).toBe(1);
    const compared = await run('--user', 'caio', '--compare');
    expect(compared.text).toMatch(/transactions; just now[\s\S]*Everything adds up/);
    expect(compared.exitCode).toBe(0);
  });
});

describe('the proof that webhooks arrive', () => {
  const world = useWorld('running');
  const apps: { stop(): Promise<unknown> }[] = [];
  afterEach(async () => {
    for (const app of apps.splice(0)) await app.stop();
  });

  const inbox = (): Promise<object[]> => world.sql('select event from pluggy.inbox');

  async function start(env: Record<string, string> = {}): Promise<TestApp> {
    const options = { databaseUrl: world.databaseUrl, pluggyApiUrl: world.service.sandbox.url, env };
    const app = await startTestApp(options);
    apps.push(app);
    return app;
  }

  async function serve(answer: RequestListener): Promise<string> {
    const server: Server = createServer(answer);
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', () => resolve()));
    apps.push({ stop: () => new Promise((resolve) => void server.close(resolve)) });
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  it('is made at the start, and is nobody’s event', async () => {
    expect(await inbox()).toEqual([]);
    await until('the proof is there', async () => (await webhooksCheck(world.service.url))?.ok);
    expect(await webhooksCheck(world.service.url)).toMatchObject({
      ok: true,
      detail: expect.stringMatching(/Webhooks arrive.*None of Pluggy's/),
    });
    await connectReported(world.service, 'ana');
    const report = await reportOf(world.service.url, 'ana');
    expect(report).toMatchObject({ complete: true, webhooks: { arriving: true, problem: null } });
    await until(
      'a webhook came',
      async () => (await reportOf(world.service.url, 'ana')).webhooks.deliveredAt !== null,
    );
    expect((await webhooksCheck(world.service.url))?.detail).toContain("The last one of Pluggy's came at");
  });

  it('holds when another process behind the same address takes the call', async () => {
    const other = await start();
    const app = await start({ BASE_URL: other.url });
    expect(await app.care.proveWebhooks()).toBe(true);
  });

  it('needs no key: nobody may be able to read the secret', async () => {
    const app = await start({ ENCRYPTION_KEYS: Buffer.alloc(32, 7).toString('base64') });
    expect(await app.care.proveWebhooks()).toBe(true);
  });

  it.each<[string, string, RequestListener]>([
    ['somebody else answers', 'not_recognised', (_, response) => void response.writeHead(202).end()],
    ['the address is another', 'HTTP 404', (_, response) => void response.writeHead(404).end()],
    ['the header is lost on the way', 'HTTP 401', (_, response) => void response.writeHead(401).end()],
  ])('fails when %s', async (_, problem, answer) => {
    const app = await start({ BASE_URL: await serve(answer) });
    expect(await app.care.proveWebhooks()).toBe(false);
    expect((await reportOf(app.url, 'ana')).webhooks).toMatchObject({ arriving: false, problem });
    expect((await webhooksCheck(app.url))?.detail).toContain('Webhooks are not known to arrive');
  });

  it('follows no redirect, and takes the secret to nobody', async () => {
    const seen: unknown[] = [];
    const target = await serve((request, response) => {
      seen.push(request.headers);
      response.writeHead(202).end();
    });
    const from = await serve((_, response) => void response.writeHead(307, { location: target }).end());
    const app = await start({ BASE_URL: from });
    expect(await app.care.proveWebhooks()).toBe(false);
    expect(seen).toEqual([]);
    expect((await reportOf(app.url, 'ana')).webhooks.problem).toBe('HTTP 307');
  });

  it('cannot be forged: a nonce that nobody sent opens no door and hides no event', async () => {
    const nonce = 'A'.repeat(43);
    const send = (headers: Record<string, string>): Promise<Response> =>
      fetch(`${world.service.url}${API}/webhook`, {
        method: 'POST',
        headers: { 'x-webhook-round-trip': nonce, ...headers },
        body: JSON.stringify({ event: 'forged' }),
      });
    expect((await send({})).status).toBe(401);
    const secret = (await secretOf(world.databaseUrl, 'webhook')).toString('base64url');
    expect((await send({ 'x-webhook-secret': secret })).status).toBe(202);
    expect(await inbox()).toContainEqual({ event: 'forged' });
  });

  it('does not cover what Pluggy kept back while it had switched the webhook off', async () => {
    const key = await sandboxKey(world.service.sandbox.url);
    const { results } = await callSandbox<{ results: { id: string }[] }>(
      world.service.sandbox.url,
      'GET /webhooks',
      key,
    );
    await callSandbox(world.service.sandbox.url, `PATCH /webhooks/${results[0]?.id}`, key, {
      enabled: false,
    });
    const app = await start({ BASE_URL: world.service.url });
    await app.care.keepWebhook();
    const report = await reportOf(app.url, 'ana');
    expect(codesOf(report)).toEqual(['not_compared_since']);
    expect(report.webhooks.disabledAt).not.toBeNull();
    expect((await webhooksCheck(app.url))?.detail).toContain('had switched the webhook off');
  });
});

describe('as time passes', () => {
  const world = useWorld('sandbox', { each: 'test' });

  beforeEach(async () => {
    const { app, bank } = world;
    await app.care.keepWebhook();
    expect(await app.care.proveWebhooks()).toBe(true);
    const itemId = await bank.connect('ana');
    await call(app.url, `${API}/user/ana/items`, { method: 'POST', body: { itemId } });
    await app.work();
    await until('it is complete', async () => (await reportOf(app.url, 'ana')).complete);
  });

  /** As a service does once a minute. @returns how many connections were compared */
  async function look(): Promise<number> {
    const compared = await world.app.care.requestReconciliations();
    await world.app.work();
    return compared;
  }

  it('a proof is old after 15 minutes without another', async () => {
    world.clock.advance(15 * 60_000 + 1);
    const report = await reportOf(world.app.url, 'ana');
    expect(report).toMatchObject({ complete: false, webhooks: { problem: 'not_tried' } });
  });

  it('connections are compared every 15 minutes while webhooks do not arrive, and every 6 hours while they do', async () => {
    let compared = await look();
    for (let minutes = 0; minutes < 300; minutes += 14) {
      world.clock.advance(14 * 60_000);
      await world.app.care.proveWebhooks();
      compared += await look();
    }
    expect(compared).toBeLessThanOrEqual(1);
    world.clock.advance(3_600_000); // without a proof meanwhile
    await look();
    for (let quarter = 0; quarter < 4; quarter += 1) {
      world.clock.advance(15 * 60_000);
      expect(await look()).toBe(1);
    }
  });

  it('what may have been lost is compared before anything is called complete', async () => {
    world.clock.advance(20 * 60_000);
    expect(await world.app.care.proveWebhooks()).toBe(true);
    const report = await reportOf(world.app.url, 'ana');
    expect(codesOf(report)).toEqual(['not_compared_since']);
    expect(report.problems[0]?.detail).toContain('webhooks did not arrive for some time');
    let compared = await look();
    // its moment lies anywhere within 15 minutes, and so long a proof does not last
    for (let minutes = 0; minutes < 15; minutes += 5) {
      world.clock.advance(5 * 60_000);
      await world.app.care.proveWebhooks();
      compared += await look();
    }
    expect(compared).toBe(1);
    expect(await reportOf(world.app.url, 'ana')).toMatchObject({ complete: true, problems: [] });
  });
});
