import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ChainReport } from '../src/features/admin/check-chain.ts';
import { call } from './support/api.ts';
import { secretOf } from './support/look-inside.ts';
import { skippingClock } from './support/moving-clock.ts';
import { CLIENT_ID } from './support/sandbox-client.ts';
import { setFaults } from './support/set-faults.ts';
import { useWorld } from './support/world.ts';

const BASE = '/api/pluggy-v2';
const HOUR = 3_600_000;

const world = useWorld('sandbox', { clock: skippingClock });
let secret: string;
const items: string[] = [];

beforeAll(async () => {
  await world.app.care.rotateWebhookSecret();
  secret = (await secretOf(world.databaseUrl, 'webhook')).toString('base64url');
  for (const user of ['one', 'two', 'three']) items.push(await world.bank.connect(user));
});

async function deliver(itemId: string): Promise<number> {
  const body = { event: 'item/updated', eventId: randomUUID(), itemId, clientId: CLIENT_ID };
  const headers = { 'x-webhook-secret': secret };
  const answer = await call(world.app.url, `${BASE}/webhook`, { method: 'POST', body, token: null, headers });
  world.clock.advance(1_000);
  return answer.status;
}

interface JobRow {
  readonly state: string;
  readonly attempts: number;
}
const jobs = (): Promise<JobRow[]> =>
  world.sql<JobRow & object>('select state, attempts from pluggy.jobs order by key');

const checksOf = async (): Promise<string[]> => {
  const { checks } = (
    await call(world.app.url, `${BASE}/test`, { headers: { 'accept-language': 'en' } })
  ).json<ChainReport>();
  return checks.filter(({ name }) => name === 'calls').map(({ ok, detail }) => `${ok} ${detail}`);
};

describe('while Pluggy is down for a day', () => {
  beforeAll(async () => {
    await setFaults(world.sandbox.url, { api: { status500: 1 } });
  });

  it('webhooks are taken all the same, and the jobs wait without using up their attempts', async () => {
    for (const itemId of items) expect(await deliver(itemId)).toBe(202);
    for (let look = 0; look < 60; look += 1) {
      await world.app.work();
      world.clock.advance(HOUR * 0.4);
    }
    const waiting = await jobs();
    expect(waiting.map(({ state }) => state)).toEqual(['ready', 'ready', 'ready']);
    expect(Math.max(...waiting.map(({ attempts }) => attempts))).toBeLessThanOrEqual(3);
    expect(await deliver(items[0] ?? '')).toBe(202);
  });

  it('few calls bother Pluggy', async () => {
    const { counts } = (await (await fetch(`${world.sandbox.url}/_sandbox/calls`)).json()) as {
      counts: Record<string, Record<string, number>>;
    };
    // 8 until the pause, then one probe each time that somebody looked
    expect(counts['GET /items/:id']?.['500']).toBeLessThanOrEqual(8 + 60 + 5);
  });

  it('a person is told at once that it is Pluggy, and when to come back', async () => {
    const ask = (language: string) =>
      call(world.app.url, `${BASE}/connect-token`, {
        method: 'POST',
        body: { userId: 'one' },
        headers: { 'accept-language': language },
      });
    await ask('en');
    await ask('en'); // the eighth failure in a row is among these
    const before = await callsToPluggy();
    const refused = await ask('pt-BR');
    expect(await callsToPluggy()).toBe(before);
    expect(refused.status).toBe(503);
    expect(refused.json()).toMatchObject({
      code: 'pluggy_paused',
      detail: expect.stringContaining('A Pluggy falhou várias vezes seguidas'),
    });
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(75);
  });

  it('GET /test shows what is paused, and why', async () => {
    expect(await checksOf()).toEqual([
      expect.stringMatching(
        /^false Paused because they failed .*GET \/items\/:id \(status 50\d, \d+ times\)/,
      ),
    ]);
  });
});

const callsToPluggy = async (): Promise<number> => {
  const { counts } = (await (await fetch(`${world.sandbox.url}/_sandbox/calls`)).json()) as {
    counts: Record<string, Record<string, number>>;
  };
  return Object.values(counts['POST /connect_token'] ?? {}).reduce((sum, count) => sum + count, 0);
};

it('all resumes by itself once Pluggy is back', async () => {
  await setFaults(world.sandbox.url, {});
  for (let look = 0; look < 10; look += 1) {
    world.clock.advance(30_000);
    await world.app.work();
  }
  expect(await jobs()).toEqual([]);
  for (const user of ['one', 'two', 'three']) {
    const answer = await call(world.app.url, `${BASE}/user/${user}/items`);
    expect(answer.json<{ items: { sync: { state: string } }[] }>().items[0]?.sync.state).toBe('done');
  }
  const token = await call(world.app.url, `${BASE}/connect-token`, {
    method: 'POST',
    body: { userId: 'one' },
  });
  expect(token.status).toBe(200);
  expect(await checksOf()).toEqual(['true Calls to Pluggy are not held back.']);
});
