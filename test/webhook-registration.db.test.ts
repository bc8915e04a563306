import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../src/domain/logger.ts';
import { json, ScriptedServer } from '../src/pluggy/testing/ScriptedServer.ts';
import { Care } from '../src/runtime/Care.ts';
import { LazyParts } from '../src/runtime/LazyParts.ts';
import { secretOf } from './support/look-inside.ts';
import { callSandbox, connectBank, sandboxKey } from './support/sandbox-calls.ts';
import { startTestApp } from './support/test-app.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

const HOUR_MS = 3_600_000;

const world = useWorld('sandbox', { each: 'test' });
let key: string;

beforeEach(async () => {
  key = await sandboxKey(world.sandbox.url);
});

interface Webhook {
  readonly id: string;
  readonly url: string;
  readonly event: string;
}

async function registered(): Promise<Webhook[]> {
  return (await callSandbox<{ results: Webhook[] }>(world.sandbox.url, 'GET /webhooks', key)).results;
}

async function currentSecret(): Promise<string> {
  return (await secretOf(world.databaseUrl, 'webhook')).toString('base64url');
}

async function deliver(secret: string, origin = world.app.url): Promise<number> {
  const response = await fetch(`${origin}/api/pluggy-v2/webhook`, {
    method: 'POST',
    headers: { 'x-webhook-secret': secret },
    body: JSON.stringify({ event: 'item/updated', eventId: randomUUID(), itemId: randomUUID() }),
  });
  return response.status;
}

/** That a bank is connected at Pluggy arrives here by itself. */
async function expectEventsToArrive(): Promise<void> {
  const { id } = await connectBank(world.sandbox.url, key, { clientUserId: 'ana' });
  const sql = 'select 1 from pluggy.inbox where item_id = $1';
  const rows = await until('the event is in the inbox', async () => {
    const found = await world.sql(sql, [id]);
    return found.length > 0 && found;
  });
  expect(rows).not.toEqual([]);
}

describe("the service's webhook at Pluggy", () => {
  it('is registered once for every event, and its deliveries are taken', async () => {
    await world.app.care.keepWebhook();
    await world.app.care.keepWebhook();
    const url = `${world.app.url}/api/pluggy-v2/webhook`;
    expect(await registered()).toMatchObject([{ url, event: 'all' }]);
    await expectEventsToArrive();
  });

  it('is one, when several processes start at once', async () => {
    const { config } = await world.app.parts();
    const others = [1, 2, 3].map(() => new LazyParts(config, { clock: world.clock, logger: silentLogger }));
    const cares = [world.app.care, ...others.map((other) => new Care(other))];
    await Promise.all(cares.map((care) => care.keepWebhook()));
    for (const other of others) await other.close();
    expect(await registered()).toHaveLength(1);
    await expectEventsToArrive();
  });

  it('is registered again when somebody deleted it', async () => {
    await world.app.care.keepWebhook();
    const [webhook] = await registered();
    await callSandbox(world.sandbox.url, `DELETE /webhooks/${webhook?.id}`, key);
    await world.app.care.keepWebhook();
    expect(await registered()).toHaveLength(1);
    await expectEventsToArrive();
  });

  it('gets its secret again when somebody changed its headers', async () => {
    await world.app.care.keepWebhook();
    const [webhook] = await registered();
    const headers = { 'x-webhook-secret': 'changed by somebody' };
    await callSandbox(world.sandbox.url, `PATCH /webhooks/${webhook?.id}`, key, { headers });
    await world.app.care.keepWebhook();
    await expectEventsToArrive();
  });

  it('leaves alone what somebody else registered', async () => {
    const url = 'http://127.0.0.1:9/somebody';
    await callSandbox(world.sandbox.url, 'POST /webhooks', key, { url, event: 'connector/status_updated' });
    await world.app.care.keepWebhook();
    expect((await registered()).map((webhook) => webhook.url).sort()).toEqual(
      [url, `${world.app.url}/api/pluggy-v2/webhook`].sort(),
    );
  });

  it('is enabled again, with its secret, when Pluggy disabled it', async () => {
    const pluggySide = await ScriptedServer.start();
    const app = await startTestApp({
      databaseUrl: world.databaseUrl,
      pluggyApiUrl: pluggySide.url,
      clock: world.clock,
    });
    const webhook = {
      id: randomUUID(),
      url: `${app.url}/api/pluggy-v2/webhook`,
      event: 'all',
      disabledAt: world.clock.now(),
    };
    pluggySide.on('POST /auth', json(200, { apiKey: key }));
    pluggySide.on('GET /webhooks', json(200, { page: 1, total: 1, totalPages: 1, results: [webhook] }));
    pluggySide.on(`PATCH /webhooks/${webhook.id}`, json(200, { ...webhook, disabledAt: null }));
    await app.care.keepWebhook();
    const [patch] = pluggySide.requests(`PATCH /webhooks/${webhook.id}`);
    expect(JSON.parse(patch?.body ?? '')).toEqual({
      enabled: true,
      headers: { 'x-webhook-secret': await currentSecret() },
    });
    await app.stop();
    await pluggySide.close();
  });
});

describe('the webhook secret', () => {
  it('is shared by all processes on one database', async () => {
    const other = await startTestApp({
      databaseUrl: world.databaseUrl,
      pluggyApiUrl: world.sandbox.url,
      clock: world.clock,
    });
    await world.app.care.keepWebhook();
    await other.care.keepWebhook();
    const secret = await currentSecret();
    expect([await deliver(secret), await deliver(secret, other.url)]).toEqual([202, 202]);
    await other.stop();
  });

  it('outlives the process', async () => {
    await world.app.care.keepWebhook();
    const before = await currentSecret();
    const next = await startTestApp({
      databaseUrl: world.databaseUrl,
      pluggyApiUrl: world.sandbox.url,
      clock: world.clock,
    });
    await next.care.keepWebhook();
    expect(await deliver(before, next.url)).toBe(202);
    await next.stop();
  });

  it('that was rotated away is taken for 24 hours more, by every process, and no longer', async () => {
    const other = await startTestApp({
      databaseUrl: world.databaseUrl,
      pluggyApiUrl: world.sandbox.url,
      clock: world.clock,
    });
    await world.app.care.keepWebhook();
    const before = await currentSecret();
    const everywhere = async (secret: string) => [await deliver(secret), await deliver(secret, other.url)];
    expect(await everywhere(before)).toEqual([202, 202]);

    world.clock.advance(2_000);
    await world.app.care.rotateWebhookSecret();
    const after = await currentSecret();
    expect(after).not.toBe(before);
    expect(await everywhere(after)).toEqual([202, 202]);
    expect(await everywhere(before)).toEqual([202, 202]);

    world.clock.advance(24 * HOUR_MS - 60_000);
    expect(await everywhere(before)).toEqual([202, 202]);
    world.clock.advance(120_000);
    expect(await everywhere(before)).toEqual([401, 401]);
    expect(await everywhere(after)).toEqual([202, 202]);
    await other.stop();
  });

  it('is what Pluggy sends from the rotation on', async () => {
    await world.app.care.keepWebhook();
    await world.app.care.rotateWebhookSecret();
    world.clock.advance(25 * HOUR_MS);
    await expectEventsToArrive();
  });
});
