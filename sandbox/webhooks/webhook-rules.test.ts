import { createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { redirectUriProblem, webhookUrlProblem } from '../pluggy/rules/url-rules.ts';
import { openReceiver } from '../testing/open-receiver.ts';
import { openSandbox, until } from '../testing/open-sandbox.ts';
import { signatureOf } from './signature.ts';

const MINUTE = 60_000;
const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function openWorld(options: Parameters<typeof openSandbox>[0] = {}) {
  let now = Date.parse('2026-11-20T12:00:00.000Z');
  const switches = { apiKeySeconds: 30 * 24 * 3600, ...options.switches };
  const pluggy = await openSandbox({ clock: { now: () => new Date(now) }, ...options, switches });
  open.push(pluggy);
  const hook = async (id: string) => (await pluggy.call('GET', `/webhooks/${id}`)).body;
  const deliveries = async () => (await pluggy.call('GET', '/_sandbox/state')).body.deliveries;
  return {
    ...pluggy,
    hook,
    deliveries,
    pass: (ms: number) => {
      now += ms;
      pluggy.wake();
    },
    register: async (url: string, event = 'item/created') =>
      pluggy.call('POST', '/webhooks', { body: { url, event } }),
  };
}

async function receive(statuses: number[] = []) {
  const receiver = await openReceiver(statuses);
  open.push(receiver);
  return receiver;
}

describe('addresses under the strict rules', () => {
  it.each([
    'http://app.example.com/hook',
    'https://app.example.com:8443/hook',
    'https://user:secret@app.example.com/hook',
    'https://203.0.113.7/hook',
    'https://[2001:db8::1]/hook',
    'https://localhost/hook',
    'https://hooks.localhost/hook',
    'https://intranet/hook',
    'https://app.internal/hook',
    'nonsense',
  ])('%s is refused', async (url) => {
    const pluggy = await openWorld({ switches: { strictUrls: true } });
    const refused = await pluggy.register(url);
    expect(refused.status).toBe(400);
    expect(refused.body).not.toHaveProperty('codeDescription');
    const body = { options: { webhookUrl: url } };
    expect((await pluggy.call('POST', '/connect_token', { body })).status).toBe(400);
  });

  it('a public https name passes, and each rule has its own words', async () => {
    const pluggy = await openWorld({ switches: { strictUrls: true } });
    expect((await pluggy.register('https://app.example.com/hook')).status).toBe(200);
    expect((await pluggy.register('https://app.example.com:443/hook2')).status).toBe(200);
    const words = ['http://a.example.com', 'https://a.example.com:8443', 'https://10.0.0.1', 'https://b'];
    expect(new Set(words.map((url) => webhookUrlProblem(url, true))).size).toBe(4);
    expect(redirectUriProblem('http://localhost:3000/back', false)).toBeUndefined();
    expect(redirectUriProblem('http://localhost:3000/back', true)).toBeDefined();
    expect(redirectUriProblem('myapp://back', true)).toBeUndefined();
  });
});

describe('webhooks', () => {
  it('are five per event at most', async () => {
    const pluggy = await openWorld();
    for (let n = 1; n <= 5; n++) {
      expect((await pluggy.register(`https://app.example.com/${n}`)).status).toBe(200);
    }
    expect((await pluggy.register('https://app.example.com/6')).status).toBe(400);
    expect((await pluggy.register('https://app.example.com/6', 'item/error')).status).toBe(200);
  });

  it('are disabled after ten events that never arrived, and enabled by hand', async () => {
    const pluggy = await openWorld();
    const receiver = await receive(Array.from({ length: 200 }, () => 500));
    const { id } = (await pluggy.register(receiver.url)).body;
    for (let n = 0; n < 10; n++) await pluggy.connectUser('user-ok');
    for (const [tries, wait] of [
      [30, 15 * MINUTE],
      [60, 120 * MINUTE],
    ] as const) {
      await until(async () => ((await pluggy.deliveries()).attempts.length >= tries ? true : undefined));
      expect((await pluggy.hook(id)).disabledAt).toBeNull();
      pluggy.pass(wait);
    }
    const { disabledAt } = await until(async () => {
      const hook = await pluggy.hook(id);
      return hook.disabledAt === null ? undefined : hook;
    });
    expect(disabledAt).toBe('2026-11-20T14:15:00.000Z');
    await pluggy.connectUser('user-ok');
    expect((await pluggy.deliveries()).pending).toEqual([]);
    const enabled = await pluggy.call('PATCH', `/webhooks/${id}`, { body: { enabled: true } });
    expect(enabled.body.disabledAt).toBeNull();
    const before = receiver.received.length;
    await pluggy.connectUser('user-ok');
    await until(() => receiver.received[before]);
  });

  it('can be switched off by hand', async () => {
    const pluggy = await openWorld();
    const { id } = (await pluggy.register('https://app.example.com/hook')).body;
    const off = await pluggy.call('PATCH', `/webhooks/${id}`, { body: { enabled: false } });
    expect(off.body.disabledAt).toBe('2026-11-20T12:00:00.000Z');
  });

  it('are not tried again after a 401', async () => {
    const pluggy = await openWorld();
    const receiver = await receive([401]);
    await pluggy.register(receiver.url);
    await pluggy.connectUser('user-ok');
    await until(async () => ((await pluggy.deliveries()).attempts.length === 1 ? true : undefined));
    expect((await pluggy.deliveries()).pending).toEqual([]);
    expect(receiver.received).toHaveLength(1);
  });

  it('are signed when told how, and not otherwise', async () => {
    const signing = { header: 'x-signature', algorithm: 'sha256', secret: 'hunter2' } as const;
    const pluggy = await openWorld({ switches: { signing } });
    const receiver = await receive();
    await pluggy.register(receiver.url);
    await pluggy.connectUser('user-ok');
    const { headers, event } = await receiver.first('item/created');
    const expected = createHmac('sha256', 'hunter2').update(JSON.stringify(event)).digest('hex');
    expect(headers['x-signature']).toBe(expected);
    expect(signatureOf(null, 'body')).toEqual({});
  });
});
