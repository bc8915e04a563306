import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSandbox } from './testing/open-sandbox.ts';

let pluggy: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => {
  pluggy = await openSandbox();
});
afterAll(() => pluggy.close());

const APPROVED = '761.092.776-73';

describe('Open Finance at the mock bank', () => {
  async function askedAt(connectorId: number, cpf: string, more: object = {}) {
    const item = await pluggy.connect(connectorId, { cpf }, more);
    expect(item).toMatchObject({
      status: 'WAITING_USER_INPUT',
      parameter: { name: 'oauthCode', type: 'oauth' },
    });
    const url = new URL(item.parameter.data);
    expect(url.origin + url.pathname).toBe(`${pluggy.url}/mock-bank`);
    return { item, request: url.searchParams.get('request') ?? '' };
  }
  const decide = (request: string, decision: string) =>
    pluggy.call('POST', '/mock-bank/decision', { body: { request, decision }, key: null });

  it('connects after the person approved, and sends them back', async () => {
    const { item, request } = await askedAt(600, APPROVED, {
      oauthRedirectUri: 'https://app.example.com/connected?from=bank',
    });
    const shown = await pluggy.call('GET', `/mock-bank/request?request=${request}`, { key: null });
    expect(shown.body).toMatchObject({
      status: 'pending',
      document: '***.092.776-**',
      scenario: 'normal',
      connector: { id: 600 },
    });
    const { body } = await decide(request, 'approve');
    expect(body.redirectTo).toBe(
      `https://app.example.com/connected?from=bank&itemId=${item.id}&success=true`,
    );
    expect(await pluggy.settled(item.id)).toMatchObject({ status: 'UPDATED', parameter: null });
    await pluggy.call('PATCH', `/items/${item.id}`, { body: {} });
    expect((await pluggy.settled(item.id)).status).toBe('UPDATED');
    const after = await pluggy.call('GET', `/mock-bank/request?request=${request}`, { key: null });
    expect(after.body.status).toBe('used');
  });

  it('ends with USER_AUTHORIZATION_NOT_GRANTED after a refusal', async () => {
    const { item, request } = await askedAt(600, APPROVED);
    expect((await decide(request, 'refuse')).body).toEqual({ redirectTo: null });
    expect(await pluggy.settled(item.id)).toMatchObject({
      status: 'LOGIN_ERROR',
      executionStatus: 'USER_AUTHORIZATION_NOT_GRANTED',
    });
    await pluggy.call('PATCH', `/items/${item.id}`, { body: {} });
    expect((await pluggy.settled(item.id)).status).toBe('WAITING_USER_INPUT');
  });

  it('plays the multi-signature stories', async () => {
    const approved = await askedAt(600, '238.242.640-30');
    await decide(approved.request, 'approve');
    expect((await pluggy.settled(approved.item.id)).status).toBe('UPDATED');
    const rejected = await askedAt(600, '051.177.670-55');
    await decide(rejected.request, 'approve');
    expect((await pluggy.settled(rejected.item.id)).executionStatus).toBe('USER_AUTHORIZATION_NOT_GRANTED');
  });

  it('refuses wrong check digits at once and unknown people later', async () => {
    const wrong = await pluggy.call('POST', '/items', {
      body: { connectorId: 600, parameters: { cpf: '761.092.776-74' } },
    });
    expect(wrong).toMatchObject({
      status: 400,
      body: { codeDescription: 'CONNECTOR_VALIDATION_ERROR', details: [{ code: '002', parameter: 'cpf' }] },
    });
    const unknown = await pluggy.connect(600, { cpf: '111.444.777-35' });
    expect(unknown).toMatchObject({ status: 'LOGIN_ERROR', executionStatus: 'INVALID_CREDENTIALS' });
  });

  it('lets anybody with a valid CPF into the banks with real names', async () => {
    const { item, request } = await askedAt(601, '111.444.777-35');
    expect(item.connector).toMatchObject({ id: 601, name: 'Itaú', isSandbox: false, isOpenFinance: true });
    await decide(request, 'approve');
    expect((await pluggy.settled(item.id)).status).toBe('UPDATED');
  });

  it('gives up when nobody comes to the bank', async () => {
    let now = Date.parse('2026-11-20T12:00:00.000Z');
    const slow = await openSandbox({ clock: { now: () => new Date(now) } });
    const item = await slow.connect(600, { cpf: APPROVED });
    now += 11 * 60_000;
    expect(await slow.settled(item.id)).toMatchObject({
      status: 'OUTDATED',
      executionStatus: 'USER_INPUT_TIMEOUT',
    });
    await slow.close();
  });
});
