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
    // the first has signed, others have yet to
    expect(await pluggy.settled(approved.item.id)).toMatchObject({
      status: 'UPDATED',
      executionStatus: 'SUCCESS',
      statusDetail: { accounts: { isUpdated: true, warnings: [{ code: '002' }] } },
    });
    await pluggy.call('PATCH', `/items/${approved.item.id}`, { body: {} });
    expect((await pluggy.settled(approved.item.id)).statusDetail.accounts.warnings).toHaveLength(1);
    await pluggy.call('POST', `/_sandbox/items/${approved.item.id}/authorize`);
    expect(await pluggy.settled(approved.item.id)).toMatchObject({
      status: 'UPDATED',
      statusDetail: { accounts: { isUpdated: true, warnings: [] } },
    });
    const rejected = await askedAt(600, '051.177.670-55');
    await decide(rejected.request, 'approve');
    expect((await pluggy.settled(rejected.item.id)).executionStatus).toBe('USER_AUTHORIZATION_NOT_GRANTED');
  });

  it('gets the missing signatures by itself after a while', async () => {
    let now = Date.parse('2026-11-20T12:00:00.000Z');
    const slow = await openSandbox({ clock: { now: () => new Date(now) } });
    const asked = await slow.connect(600, { cpf: '238.242.640-30' });
    const request = new URL(asked.parameter.data).searchParams.get('request');
    await slow.call('POST', '/mock-bank/decision', { body: { request, decision: 'approve' }, key: null });
    expect((await slow.settled(asked.id)).statusDetail.accounts.warnings).toMatchObject([{ code: '002' }]);
    now += 15_000;
    expect(await slow.settled(asked.id)).toMatchObject({
      statusDetail: { accounts: { warnings: [] } },
      lastUpdatedAt: '2026-11-20T12:00:15.000Z',
    });
    await slow.close();
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

describe('a consent', () => {
  async function consented() {
    const asked = await pluggy.connect(600, { cpf: APPROVED });
    const request = new URL(asked.parameter.data).searchParams.get('request');
    await pluggy.call('POST', '/mock-bank/decision', { body: { request, decision: 'approve' }, key: null });
    const item = await pluggy.settled(asked.id);
    const [consent] = (await pluggy.call('GET', `/consents?itemId=${item.id}`)).body.results;
    return { item, consent };
  }
  const consentsOf = async (itemId: string) =>
    (await pluggy.call('GET', `/consents?itemId=${itemId}`)).body.results;

  it('goes with its item', async () => {
    const { item, consent } = await consented();
    expect(consent).toMatchObject({ itemId: item.id, expiresAt: null, revokedAt: null });
    await pluggy.call('DELETE', `/items/${item.id}`);
    expect(await consentsOf(item.id)).toEqual([]);
    expect(await pluggy.call('GET', `/consents/${consent.id}`)).toMatchObject({
      status: 404,
      body: { codeDescription: 'CONSENT_NOT_FOUND' },
    });
  });

  it('that was taken back unnoticed hides the data at once, and the next sync says why', async () => {
    const { item } = await consented();
    const tell = (body: object) => pluggy.call('POST', `/_sandbox/items/${item.id}/advance`, { body });
    const accounts = async () => (await pluggy.call('GET', `/accounts?itemId=${item.id}`)).body.results;
    expect((await tell({ scenario: 'consent-revoked-unnoticed' })).status).toBe(200);
    expect(await pluggy.settled(item.id)).toEqual(item);
    expect(await accounts()).toEqual([]);
    const [{ revokedAt }] = await consentsOf(item.id);
    expect(revokedAt).not.toBeNull();
    await tell({ days: 1 });
    expect(await pluggy.settled(item.id)).toMatchObject({
      status: 'LOGIN_ERROR',
      error: { code: 'USER_AUTHORIZATION_REVOKED' },
    });
    expect((await consentsOf(item.id))[0].revokedAt).toBe(revokedAt);
    expect(await accounts()).toEqual([]);
  });

  it('that was taken back unnoticed is found missing by an update, too', async () => {
    const { item } = await consented();
    const path = `/_sandbox/items/${item.id}/advance`;
    await pluggy.call('POST', path, { body: { scenario: 'consent-revoked-unnoticed' } });
    await pluggy.call('PATCH', `/items/${item.id}`, { body: {} });
    expect((await pluggy.settled(item.id)).executionStatus).toBe('USER_AUTHORIZATION_REVOKED');
    await pluggy.call('PATCH', `/items/${item.id}`, { body: {} });
    expect((await pluggy.settled(item.id)).status).toBe('WAITING_USER_INPUT');
    const direct = await pluggy.connectUser('user-ok');
    const refused = await pluggy.call('POST', `/_sandbox/items/${direct.id}/advance`, {
      body: { scenario: 'consent-revoked-unnoticed' },
    });
    expect(refused).toMatchObject({ status: 409, body: { codeDescription: 'ITEM_WITHOUT_CONSENT' } });
  });

  it('that was taken back hides the data until the person has given another', async () => {
    const { item, consent } = await consented();
    const accounts = async () => (await pluggy.call('GET', `/accounts?itemId=${item.id}`)).body.results;
    const rows = (await accounts()).length;
    await pluggy.call('POST', `/_sandbox/items/${item.id}/advance`, {
      body: { scenario: 'consent-revoked' },
    });
    const [revoked] = await consentsOf(item.id);
    expect(revoked).toMatchObject({ id: consent.id, createdAt: consent.createdAt });
    expect(Date.parse(revoked.revokedAt)).toBeGreaterThanOrEqual(Date.parse(consent.createdAt));
    // the person is on the way to the bank: nothing is shown yet, nor after a refusal there
    for (const decision of ['refuse', 'approve']) {
      await pluggy.call('PATCH', `/items/${item.id}`, { body: {} });
      const waiting = await pluggy.settled(item.id);
      expect(waiting.status).toBe('WAITING_USER_INPUT');
      expect(await accounts()).toEqual([]);
      expect((await consentsOf(item.id))[0].revokedAt).toBe(revoked.revokedAt);
      const request = new URL(waiting.parameter.data).searchParams.get('request');
      await pluggy.call('POST', '/mock-bank/decision', { body: { request, decision }, key: null });
      await pluggy.settled(item.id);
      expect(await accounts()).toHaveLength(decision === 'approve' ? rows : 0);
    }
    const [renewed] = await consentsOf(item.id);
    expect(renewed.revokedAt).toBeNull();
    expect(Date.parse(renewed.createdAt)).toBeGreaterThanOrEqual(Date.parse(revoked.revokedAt));
  });
});
