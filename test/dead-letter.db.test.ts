import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeAll, expect, it } from 'vitest';
import { call } from './support/api.ts';
import { secretOf } from './support/look-inside.ts';
import { skippingClock } from './support/moving-clock.ts';
import { CLIENT_ID } from './support/sandbox-client.ts';
import { useWorld } from './support/world.ts';

const BASE = '/api/pluggy-v2';
/** Longer than any wait between two attempts. */
const A_WHILE = 20 * 60_000;

let secret: string;
let bad: string;
let good: string;
/** Whether Pluggy's accounts of the bad item are broken. */
let isBroken = true;
/** Whether Pluggy refuses to show the bad item itself. */
let isRefused = false;

/** Passes calls on to the sandbox, but answers 500 to every question about one item's accounts, or 400 about the item. */
async function startFront(sandboxUrl: string): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const { method = 'GET', url = '/', headers } = request;
    if (isBroken && url.startsWith(`/accounts?itemId=${bad}`)) {
      response.writeHead(500, { 'content-type': 'application/json' }).end('{"code":500}');
      return;
    }
    if (isRefused && url === `/items/${bad}`) {
      response.writeHead(400, { 'content-type': 'application/json' }).end('{"code":400}');
      return;
    }
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const answer = await fetch(sandboxUrl + url, {
      method,
      headers: { 'content-type': 'application/json', 'x-api-key': String(headers['x-api-key'] ?? '') },
      ...(chunks.length === 0 ? {} : { body: Buffer.concat(chunks) }),
    });
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

const world = useWorld('sandbox', { clock: skippingClock, between: startFront });

beforeAll(async () => {
  await world.app.care.rotateWebhookSecret();
  secret = (await secretOf(world.databaseUrl, 'webhook')).toString('base64url');
  bad = await world.bank.connect('unlucky');
  good = await world.bank.connect('lucky');
});

async function deliver(itemId: string): Promise<void> {
  const body = { event: 'item/updated', eventId: randomUUID(), itemId, clientId: CLIENT_ID };
  const headers = { 'x-webhook-secret': secret };
  const answer = await call(world.app.url, `${BASE}/webhook`, { method: 'POST', body, token: null, headers });
  expect(answer.status).toBe(202);
  world.clock.advance(1_000);
}

const jobs = () =>
  world.sql<{ state: string }>(
    'select key, state, attempts, last_error as reason from pluggy.jobs order by key',
  );

interface Shown {
  readonly message: string;
  readonly nextStep: { readonly action: string } | null;
  readonly sync: { readonly state: string; readonly error: string | null; readonly health: string };
}

const shownTo = async (user: string): Promise<Shown | undefined> => {
  const headers = { 'accept-language': 'en' };
  const answer = await call(world.app.url, `${BASE}/user/${user}/items`, { headers });
  return answer.json<{ items: Shown[] }>().items[0];
};
const syncOf = async (user: string): Promise<unknown> => (await shownTo(user))?.sync;

/** A pause of the endpoint that the other connection brought about may come first, and ends. */
async function workUntilDone(user: string): Promise<void> {
  const isDone = async (): Promise<boolean> =>
    ((await syncOf(user)) as { state: string } | undefined)?.state === 'done';
  for (let looks = 0; looks < 8 && !(await isDone()); looks += 1) {
    world.clock.advance(A_WHILE);
    await world.app.work();
  }
  expect(await syncOf(user)).toMatchObject({ state: 'done', error: null });
}

it('a connection whose data Pluggy cannot give is given up at last, with its reason, and delays no other', async () => {
  await deliver(bad);
  let looks = 0;
  for (; looks < 60 && (await jobs()).some(({ state }) => state !== 'dead'); looks += 1) {
    await world.app.work();
    if (looks === 5) {
      await deliver(good);
      await workUntilDone('lucky');
    }
    world.clock.advance(A_WHILE);
  }
  expect(await jobs()).toEqual([
    { key: bad, state: 'dead', attempts: 20, reason: expect.stringMatching(/^Pluggy(Response|Paused)Error/) },
  ]);
  expect(looks).toBeLessThan(60);
  expect(await syncOf('unlucky')).toMatchObject({
    state: 'failed',
    error: expect.stringMatching(/^pluggy_(unavailable|paused)$/),
  });
  await deliver(good);
  await world.app.work();
  expect(await jobs()).toMatchObject([{ key: bad, state: 'dead' }]);
});

it('it is not the end: the next event about it starts afresh, and success empties the dead letter', async () => {
  isBroken = false;
  await deliver(bad);
  await workUntilDone('unlucky');
  expect(await jobs()).toEqual([]);
});

it('a connection that was read before, and is itself refused at last, is not called up to date', async () => {
  expect(await shownTo('unlucky')).toMatchObject({ message: 'Connected. Your data is up to date.' });
  isRefused = true;
  await deliver(bad);
  for (let looks = 0; looks < 60 && (await jobs()).some(({ state }) => state !== 'dead'); looks += 1) {
    await world.app.work();
    world.clock.advance(A_WHILE);
  }
  expect(await jobs()).toMatchObject([{ key: bad, state: 'dead' }]);
  expect(await shownTo('unlucky')).toMatchObject({
    message: expect.stringContaining('we could not read its data'),
    nextStep: { action: 'wait' },
    sync: { state: 'failed', error: 'pluggy_unexpected', health: 'failed' },
  });
  isRefused = false;
  await deliver(bad);
  await workUntilDone('unlucky');
  expect(await shownTo('unlucky')).toMatchObject({ nextStep: null, sync: { health: 'ok' } });
});

it('so is one whose job died with its worker, which could put nothing on record', async () => {
  await world.sql(`insert into pluggy.jobs (kind, key, serial, state, run_at, attempts, max_attempts, last_error, created_at)
     values ('sync-item', '${bad}', 'sync-item:${bad}', 'dead', now(), 20, 20, 'WorkerLost', now())`);
  expect(await shownTo('unlucky')).toMatchObject({
    message: expect.stringContaining('we could not read its data'),
    sync: { state: 'failed', error: 'internal' },
  });
  await deliver(bad);
  expect(await shownTo('unlucky')).toMatchObject({ sync: { state: 'done' } });
});
