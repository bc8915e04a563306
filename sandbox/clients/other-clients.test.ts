import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CLIENT_ID, CLIENT_SECRET } from '../start-sandbox.ts';
import { openReceiver } from '../testing/open-receiver.ts';
import { openSandbox } from '../testing/open-sandbox.ts';

/** What clients that other people wrote send and expect, where it differs from what the Node client does. */
let pluggy: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => {
  pluggy = await openSandbox();
});
afterAll(() => pluggy.close());

async function post(path: string, form: Readonly<Record<string, string>>, key?: string) {
  const response = await fetch(pluggy.url + path, {
    method: 'POST',
    headers: key === undefined ? {} : { 'x-api-key': key },
    body: new URLSearchParams(form),
  });
  return { status: response.status, body: await response.json() };
}

function claimsOf(token: string): Readonly<Record<string, unknown>> {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
}

describe('the Java client', () => {
  it('reads the claims of an API key as a map of strings', () => {
    const claims = claimsOf(pluggy.apiKey);
    for (const value of Object.values(claims)) expect(['string', 'number']).toContain(typeof value);
    expect(Number.isSafeInteger(Number(String(claims['exp'])))).toBe(true);
  });

  it('makes connect tokens under their older name', async () => {
    const body = { options: { clientUserId: 'user-1', avoidDuplicates: true } };
    const made = await pluggy.call('POST', '/connecttokens', { body });
    expect(made.status).toBe(200);
    const item = await pluggy.call('POST', '/items', {
      key: made.body.accessToken,
      body: { connectorId: 0, parameters: { user: 'user-ok', password: 'password-ok' } },
    });
    expect(item).toMatchObject({ status: 200, body: { clientUserId: 'user-1' } });
    expect((await pluggy.call('GET', '/v2/transactions', { key: made.body.accessToken })).status).toBe(403);
    expect((await pluggy.call('POST', '/connecttokens', { key: 'nonsense', body })).status).toBe(403);
  });
});

describe('a Python client', () => {
  it('logs in with a form, at a path that ends with a slash', async () => {
    const { status, body } = await post('/auth/', { clientId: CLIENT_ID, clientSecret: CLIENT_SECRET });
    expect(status).toBe(200);
    const key = body.apiKey;
    const connectors = await pluggy.call('GET', '/connectors/?sandbox=true', { key });
    expect(connectors.body.results.length).toBeGreaterThan(10);
    expect((await pluggy.call('GET', '/connectors/0/', { key })).body.id).toBe(0);
    const wrong = await post('/auth', { clientId: CLIENT_ID, clientSecret: 'guess' });
    expect(wrong).toMatchObject({ status: 401, body: { codeDescription: 'CLIENT_KEYS_UNAUTHORIZED' } });
  });

  it('sends every other body as a form as well', async () => {
    const receiver = await openReceiver();
    const token = await post('/connect_token', { 'options[clientUserId]': 'user-2' }, pluggy.apiKey);
    expect(token.status).toBe(200);
    const login = { 'parameters[user]': 'user-ok', 'parameters[password]': 'password-ok' };
    const made = await post('/items/', { connectorId: '0', ...login }, token.body.accessToken);
    expect(made).toMatchObject({ status: 200, body: { clientUserId: 'user-2', connector: { id: 0 } } });
    expect((await pluggy.settled(made.body.id)).status).toBe('UPDATED');
    const few = { connectorId: '0', ...login, 'products[]': 'ACCOUNTS' };
    expect((await post('/items', few, pluggy.apiKey)).body.products).toEqual(['ACCOUNTS']);
    const valid = await post(
      '/connectors/0/validate',
      { user: 'user-ok', password: 'true12' },
      pluggy.apiKey,
    );
    expect(valid.body).toMatchObject({ parameters: { password: 'true12' }, errors: [] });
    const hook = await post('/webhooks', { event: 'item/error', url: receiver.url }, pluggy.apiKey);
    expect(hook).toMatchObject({ status: 200, body: { url: receiver.url } });
    const mfa = await pluggy.connect(3, { user: 'user-ok', password: 'password-ok' });
    expect((await post(`/items/${mfa.id}/mfa`, { token: '123456' }, pluggy.apiKey)).status).toBe(200);
    expect((await pluggy.settled(mfa.id)).executionStatus).toBe('SUCCESS');
    await receiver.close();
  });

  it('is not confused by JSON that a command line calls a form, nor by odd names', async () => {
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const body = JSON.stringify({ clientId: CLIENT_ID, clientSecret: CLIENT_SECRET });
    expect((await fetch(`${pluggy.url}/auth`, { method: 'POST', headers, body })).status).toBe(200);
    const odd = await post('/auth', { '__proto__[clientId]': CLIENT_ID, 'a[b][c]': '1', '[]': '2' });
    expect(odd.status).toBe(400);
  });
});
