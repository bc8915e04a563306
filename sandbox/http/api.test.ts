import { PluggyClient } from 'pluggy-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSandbox } from '../testing/open-sandbox.ts';

let pluggy: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => {
  pluggy = await openSandbox();
});
afterAll(() => pluggy.close());

async function connectToken(options: object = {}, itemId?: string): Promise<string> {
  const { body } = await pluggy.call('POST', '/connect_token', { body: { itemId, options } });
  return body.accessToken;
}

describe('credentials', () => {
  it('issues a decodable API key that lasts two hours', () => {
    const [, payload = ''] = pluggy.apiKey.split('.');
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString());
    expect(claims.exp - claims.iat).toBe(7200);
  });

  it('refuses another pair, a missing key and a Bearer token', async () => {
    const clientId = '5a4d0b0c-0000-4000-8000-000000000001';
    const wrong = await pluggy.call('POST', '/auth', {
      body: { clientId, clientSecret: 'guess' },
      key: null,
    });
    expect(wrong).toMatchObject({ status: 401, body: { codeDescription: 'CLIENT_KEYS_UNAUTHORIZED' } });
    for (const headers of [{}, { authorization: `Bearer ${pluggy.apiKey}` }]) {
      const answer = await pluggy.call('GET', '/connectors', { key: null, headers });
      expect(answer.status).toBe(403);
      expect(answer.body).not.toHaveProperty('codeDescription');
    }
  });

  it('lets an API key expire', async () => {
    let now = Date.parse('2026-11-20T12:00:00.000Z');
    const other = await openSandbox({ clock: { now: () => new Date(now) } });
    expect((await other.call('GET', '/connectors')).status).toBe(200);
    now += 7_200_001;
    expect((await other.call('GET', '/connectors')).status).toBe(403);
    await other.close();
  });
});

describe('a sandbox that is far away', () => {
  it('takes its time for each call of the API, also for one that it refuses', async () => {
    const callMs = 40;
    const far = await openSandbox({ switches: { callMs } });
    for (const [path, status] of [
      ['/connectors', 200],
      ['/items/nonsense', 400],
    ] as const) {
      const startedAt = performance.now();
      expect((await far.call('GET', path)).status).toBe(status);
      // a timer may end a moment early
      expect(performance.now() - startedAt).toBeGreaterThan(callMs - 2);
    }
    await far.close();
  });
});

describe('a connect token', () => {
  it('hands its options to the item and sees nothing else', async () => {
    const options = {
      clientUserId: 'user-42',
      webhookUrl: 'http://127.0.0.1:9/hook',
      oauthRedirectUri: 'https://app.example.com/done',
    };
    const key = await connectToken(options);
    const parameters = { user: 'user-ok', password: 'password-ok' };
    const created = await pluggy.call('POST', '/items', {
      key,
      body: { connectorId: 0, parameters, clientUserId: 'somebody-else' },
    });
    expect(created).toMatchObject({ status: 200, body: options });
    await pluggy.settled(created.body.id, key);
    const accounts = await pluggy.call('GET', `/accounts?itemId=${created.body.id}`, { key });
    expect(Object.keys(accounts.body.results[0]).sort()).toEqual(
      ['balance', 'currencyCode', 'id', 'itemId', 'name', 'number', 'subtype', 'type'].sort(),
    );
    const accountId = accounts.body.results[0].id;
    for (const path of [
      `/v2/transactions?accountId=${accountId}`,
      `/accounts/${accountId}`,
      '/webhooks',
      '/categories',
    ]) {
      expect((await pluggy.call('GET', path, { key })).status).toBe(403);
    }
    expect((await pluggy.call('DELETE', `/items/${created.body.id}`, { key })).status).toBe(403);
    const stranger = await connectToken();
    expect((await pluggy.call('GET', `/items/${created.body.id}`, { key: stranger })).status).toBe(403);
    const updating = await connectToken({}, created.body.id);
    expect((await pluggy.call('GET', `/items/${created.body.id}`, { key: updating })).status).toBe(200);
  });

  it('avoids duplicates when told so', async () => {
    const item = await pluggy.connect(0, { user: 'user-ok-perf', password: 'password-ok' });
    const key = await connectToken({ avoidDuplicates: true });
    const body = { connectorId: 0, parameters: { user: 'user-ok-perf', password: 'password-ok' } };
    expect(await pluggy.call('POST', '/items', { key, body })).toMatchObject({
      status: 400,
      body: { codeDescription: 'ITEM_USER_ALREADY_EXISTS', items: [item.id] },
    });
    // the sandbox's users are everybody's
    const other = await connectToken({ avoidDuplicates: true, clientUserId: 'somebody else' });
    expect((await pluggy.call('POST', '/items', { key: other, body })).status).toBe(200);
  });

  it('refuses options outside of options, unknown items and addresses it cannot deliver to', async () => {
    const outside = await pluggy.call('POST', '/connect_token', { body: { clientUserId: 'x' } });
    expect(outside).toMatchObject({
      status: 400,
      body: { message: 'property clientUserId should not exist' },
    });
    const unknown = await pluggy.call('POST', '/connect_token', {
      body: { itemId: '00000000-0000-0000-0000-000000000000' },
    });
    expect(unknown).toMatchObject({ status: 404, body: { codeDescription: 'ITEM_NOT_FOUND' } });
    const plain = await pluggy.call('POST', '/connect_token', {
      body: { options: { webhookUrl: 'http://app.example.com/hook' } },
    });
    expect(plain.status).toBe(400);
  });
});

describe('connectors', () => {
  it('hides the sandbox ones unless asked, and finds names without accents', async () => {
    const real = await pluggy.client.fetchConnectors();
    expect(real.results.length).toBeGreaterThan(24);
    expect(real.results.every((connector) => !connector.isSandbox)).toBe(true);
    const all = await pluggy.client.fetchConnectors({ sandbox: true });
    expect(all.results.filter((one) => one.isSandbox).map((one) => one.id)).toEqual([
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 600,
    ]);
    const found = await pluggy.call('GET', '/connectors?name=itau&types=PERSONAL_BANK');
    expect(found.body.results.map((one: { name: string }) => one.name)).toEqual(['Itaú']);
  });

  it('tells a missing parameter, a malformed one and a day that no calendar has apart', async () => {
    const codesOf = async (parameters: Record<string, string>) => {
      const { errors } = await pluggy.client.validateParameters(9, parameters);
      return errors.map(({ parameter, code }) => `${parameter} ${code}`);
    };
    const login = { user: 'user-ok', password: 'password-ok' };
    expect(await codesOf(login)).toEqual(['birthDate 001']);
    expect(await codesOf({ ...login, birthDate: '1990-02-28' })).toEqual(['birthDate 002']);
    for (const birthDate of ['30/02/1990', '12/13/1990']) {
      expect(await codesOf({ ...login, birthDate })).toEqual(['birthDate 003']);
      const body = { connectorId: 9, parameters: { ...login, birthDate } };
      const refused = await pluggy.call('POST', '/items', { body });
      expect(refused.body).toMatchObject({
        codeDescription: 'CONNECTOR_VALIDATION_ERROR',
        details: [{ code: '003' }],
      });
    }
    expect(await codesOf({ ...login, birthDate: '29/02/1992' })).toEqual([]);
    expect((await pluggy.connect(9, { ...login, birthDate: '29/02/1992' })).status).toBe('UPDATED');
  });

  it('draws their pictures itself and checks forms', async () => {
    const connector = await pluggy.client.fetchConnector(601);
    const picture = await fetch(connector.imageUrl);
    expect(picture.headers.get('content-type')).toContain('image/svg+xml');
    expect(await picture.text()).toContain('EC7000');
    const checked = await pluggy.client.validateParameters(0, { user: 'ab' });
    expect(checked.errors.map((error) => [error.code, error.parameter])).toEqual([
      ['002', 'user'],
      ['001', 'password'],
    ]);
    const unknown = await pluggy.call('GET', '/connectors/599');
    expect(unknown).toMatchObject({ status: 404, body: { codeDescription: 'CONNECTOR_NOT_FOUND' } });
  });
});

describe('the rest of the API', () => {
  it('lists 130 categories', async () => {
    const { results } = await pluggy.client.fetchCategories();
    expect(results).toHaveLength(130);
    expect(await pluggy.client.fetchCategory('01010000')).toMatchObject({ parentDescription: 'Income' });
    const { body } = await pluggy.call('GET', '/categories?parentId=19050000');
    expect(body.results).toHaveLength(6);
  });

  it('deletes items for good', async () => {
    const item = await pluggy.connectUser('user-ok');
    await pluggy.client.deleteItem(item.id);
    expect((await pluggy.call('GET', `/items/${item.id}`)).status).toBe(404);
    const accounts = await pluggy.call('GET', `/accounts?itemId=${item.id}`);
    expect(accounts).toMatchObject({ status: 200, body: { results: [], total: 0 } });
  });

  it('answers CORS preflights for the API but not for the control API', async () => {
    const preflight = await fetch(`${pluggy.url}/items`, { method: 'OPTIONS' });
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('pluggy-user-agent');
    const control = await fetch(`${pluggy.url}/_sandbox/state`, {
      headers: { origin: 'https://evil.example' },
    });
    expect(control.status).toBe(403);
  });

  it('answers malformed input with 400 and unknown paths with 404', async () => {
    const broken = await fetch(`${pluggy.url}/auth`, { method: 'POST', body: '{' });
    expect(broken.status).toBe(400);
    expect((await pluggy.call('GET', '/items/not-a-uuid')).status).toBe(400);
    expect((await pluggy.call('GET', '/nowhere')).status).toBe(404);
    expect((await pluggy.call('PATCH', '/categories')).status).toBe(405);
    expect((await pluggy.call('GET', '/transactions?accountId=x')).status).toBe(410);
  });

  it('says so where the widget page is not built', async () => {
    const bare = await openSandbox({ widgetDir: '/nonexistent' });
    const page = await fetch(`${bare.url}/`);
    expect(page.status).toBe(503);
    expect(await page.text()).toContain('not built');
    expect((await fetch(`${bare.url}/..%2fpackage.json`)).status).toBe(404);
    await bare.close();
  });

  it('makes connect tokens whose clientId the widget can read', async () => {
    process.env['PLUGGY_API_URL'] = pluggy.url;
    const client = new PluggyClient({
      clientId: '5a4d0b0c-0000-4000-8000-000000000001',
      clientSecret: 'sandbox-secret',
    });
    const { accessToken } = await client.createConnectToken(undefined, { clientUserId: 'user-1' });
    const [, payload = ''] = accessToken.split('.');
    expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
      clientId: '5a4d0b0c-0000-4000-8000-000000000001',
    });
  });
});
