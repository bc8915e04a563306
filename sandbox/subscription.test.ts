import { afterEach, describe, expect, it } from 'vitest';
import { openSandbox } from './testing/open-sandbox.ts';

const OK = { user: 'user-ok', password: 'password-ok' };
const APPLICATION = { clientId: '5a4d0b0c-0000-4000-8000-000000000001', clientSecret: 'sandbox-secret' };

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function openWith(switches: NonNullable<Parameters<typeof openSandbox>[0]>['switches'] = {}) {
  const pluggy = await openSandbox({ switches });
  open.push(pluggy);
  const make = (key?: string) =>
    pluggy.call('POST', '/items', { body: { connectorId: 0, parameters: OK }, ...(key ? { key } : {}) });
  const token = async () => (await pluggy.call('POST', '/connect_token', { body: {} })).body.accessToken;
  return { ...pluggy, make, token };
}

describe('what a subscription does not include', () => {
  it('more items than its limit, until one is deleted', async () => {
    const pluggy = await openWith({ itemsLimit: 2 });
    const first = await pluggy.make();
    await pluggy.make();
    expect(await pluggy.make()).toMatchObject({
      status: 409,
      body: { code: 409, codeDescription: 'ITEM_CREATION_LIMIT_EXCEEDED', data: { itemsLimit: 2 } },
    });
    expect((await pluggy.make(await pluggy.token())).status).toBe(409);
    await pluggy.call('DELETE', `/items/${first.body.id}`);
    expect((await pluggy.make()).status).toBe(200);
  });

  it('items made by a call, where only the widget may', async () => {
    const pluggy = await openWith({ itemCreation: 'widget' });
    expect(await pluggy.make()).toMatchObject({
      status: 403,
      body: { codeDescription: 'CREATE_ITEMS_API_FREE_DISABLED' },
    });
    expect((await pluggy.make(await pluggy.token())).status).toBe(200);
  });

  it.each([
    ['sandbox', 'SANDBOX_CLIENT_ITEM_UPDATE_NOT_ALLOWED'],
    ['off', 'CLIENT_HAS_ITEM_UPDATES_DISABLED'],
  ] as const)('updates (%s): %s', async (itemUpdates, codeDescription) => {
    const pluggy = await openWith({ itemUpdates });
    const item = await pluggy.connectUser('user-ok');
    const refused = await pluggy.call('PATCH', `/items/${item.id}`, { body: {} });
    expect(refused).toMatchObject({ status: 400, body: { codeDescription } });
    expect((await pluggy.call('GET', `/items/${item.id}`)).body.status).toBe('UPDATED');
  });
});

describe('the list of addresses that an application may call from', () => {
  const clock = { now: () => new Date('2026-11-20T12:00:00.000Z') };
  const openFor = async (ipAllowlist: string[]) => {
    const pluggy = await openSandbox({ clock, switches: { ipAllowlist } });
    open.push(pluggy);
    return pluggy;
  };

  it('keeps others out, keys and all, but not the widget', async () => {
    const home = await openFor(['127.0.0.0/8']);
    expect((await home.call('GET', '/connectors')).status).toBe(200);
    const { accessToken } = (await home.call('POST', '/connect_token', { body: {} })).body;
    // one seed at one moment signs the same tokens, so those of home are good here
    const away = await openFor(['203.0.113.7', '2001:db8::/32']);
    const refused = { status: 403, body: { code: 403, codeDescription: 'CLIENT_IP_NOT_ALLOWED' } };
    expect(await away.call('POST', '/auth', { body: APPLICATION, key: null })).toMatchObject(refused);
    for (const [method, path] of [
      ['POST', '/connect_token'],
      ['GET', '/connectors'],
      ['GET', '/v2/transactions'],
    ] as const) {
      const body = method === 'POST' ? { body: {} } : {};
      expect(await away.call(method, path, { key: home.apiKey, ...body })).toMatchObject(refused);
    }
    expect((await away.call('GET', '/connectors', { key: accessToken })).status).toBe(200);
    const wrongKey = await away.call('GET', '/connectors', { key: 'nonsense' });
    expect(wrongKey.status).toBe(403);
    expect(wrongKey.body).not.toHaveProperty('codeDescription');
    expect((await away.call('GET', '/_sandbox/state')).status).toBe(200);
  });
});
