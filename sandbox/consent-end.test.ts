import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSandbox } from './testing/open-sandbox.ts';

const DAY_MS = 86_400_000;
const CPF = '761.092.776-73';

let pluggy: Awaited<ReturnType<typeof openSandbox>>;
beforeAll(async () => {
  pluggy = await openSandbox({ switches: { apiKeySeconds: 3 * 365 * 86_400 } });
});
afterAll(() => pluggy.close());

async function decide(item: { id: string; parameter: { data: string } }) {
  const request = new URL(item.parameter.data).searchParams.get('request');
  await pluggy.call('POST', '/mock-bank/decision', { body: { request, decision: 'approve' }, key: null });
  return pluggy.settled(item.id);
}

const connected = async (connectorId: number, more: object = {}) =>
  decide(await pluggy.connect(connectorId, { cpf: CPF, ...more }));
const setEnd = (itemId: string, expiresAt: string | null) =>
  pluggy.call('PUT', `/_sandbox/items/${itemId}/consent`, { body: { expiresAt } });
const consentOf = async (itemId: string) =>
  (await pluggy.call('GET', `/consents?itemId=${itemId}`)).body.results[0];
const accountsOf = async (itemId: string) =>
  (await pluggy.call('GET', `/accounts?itemId=${itemId}`)).body.results;
const nowMs = async () =>
  Date.parse((await pluggy.call('PUT', '/_sandbox/clock', { body: { advanceMs: 0 } })).body.now);

describe('the end of a consent', () => {
  it('is told by the item and by the consent, where the bank limits them', async () => {
    const forever = await connected(600);
    expect(forever.consentExpiresAt).toBeNull();
    const { body } = await pluggy.call('GET', '/connectors?name=Inter%20Empresas');
    const limited = await connected(body.results[0].id, { cnpj: '11.222.333/0001-81' });
    const consent = await consentOf(limited.id);
    expect(limited.consentExpiresAt).toBe(consent.expiresAt);
    expect(Date.parse(consent.expiresAt) - Date.parse(consent.createdAt)).toBe(365 * DAY_MS);
  });

  it('can be set, comes by itself, hides the data, and is found by the next sync', async () => {
    const item = await connected(600);
    const endMs = (await nowMs()) + 2 * DAY_MS;
    const expiresAt = new Date(endMs).toISOString();
    expect((await setEnd(item.id, expiresAt)).body.consentExpiresAt).toBe(expiresAt);
    expect((await pluggy.call('GET', `/items/${item.id}`)).body).toMatchObject({
      status: 'UPDATED',
      consentExpiresAt: expiresAt,
    });
    expect((await accountsOf(item.id)).length).toBeGreaterThan(1);
    await pluggy.call('PATCH', `/items/${item.id}/disable-auto-sync`);
    await pluggy.call('PUT', '/_sandbox/clock', { body: { now: new Date(endMs + 1).toISOString() } });
    expect(await accountsOf(item.id)).toEqual([]);
    expect(await consentOf(item.id)).toMatchObject({ expiresAt, revokedAt: null });
    await pluggy.call('PATCH', `/items/${item.id}`, { body: {} });
    expect(await pluggy.settled(item.id)).toMatchObject({
      status: 'LOGIN_ERROR',
      executionStatus: 'USER_AUTHORIZATION_REVOKED',
      consentExpiresAt: expiresAt,
    });
    await pluggy.call('PATCH', `/items/${item.id}`, { body: {} });
    const renewed = await decide(await pluggy.settled(item.id));
    expect(renewed).toMatchObject({ status: 'UPDATED', consentExpiresAt: null });
    expect((await accountsOf(item.id)).length).toBeGreaterThan(1);
  });

  it('is put off by a visit to the bank before it comes', async () => {
    const item = await connected(600);
    await setEnd(item.id, new Date((await nowMs()) + DAY_MS).toISOString());
    await pluggy.call('PATCH', `/items/${item.id}`, { body: { parameters: { cpf: CPF } } });
    expect(await decide(await pluggy.settled(item.id))).toMatchObject({ consentExpiresAt: null });
  });

  it('is a story too, with its webhook', async () => {
    const item = await connected(600);
    const path = `/_sandbox/items/${item.id}/advance`;
    expect((await pluggy.call('POST', path, { body: { scenario: 'consent-expires' } })).status).toBe(200);
    const after = await pluggy.settled(item.id);
    expect(after).toMatchObject({ status: 'LOGIN_ERROR', error: { code: 'USER_AUTHORIZATION_REVOKED' } });
    expect(Date.parse(after.consentExpiresAt)).toBeLessThanOrEqual(await nowMs());
    expect((await consentOf(item.id)).revokedAt).toBeNull();
  });

  it('is nothing that a connection without a consent has', async () => {
    const item = await pluggy.connectUser('user-ok');
    expect(item.consentExpiresAt).toBeNull();
    for (const scenario of ['consent-expires', 'consent-revoked-unnoticed']) {
      const told = await pluggy.call('POST', `/_sandbox/items/${item.id}/advance`, { body: { scenario } });
      expect(told).toMatchObject({ status: 409, body: { codeDescription: 'ITEM_WITHOUT_CONSENT' } });
    }
    expect((await setEnd(item.id, null)).status).toBe(409);
    const wrong = await connected(600);
    expect((await setEnd(wrong.id, 'tomorrow')).status).toBe(400);
  });
});

it('the automatic syncs of an item are switched off by the control API, until an update is asked for', async () => {
  const item = await pluggy.connectUser('user-ok');
  expect(item.nextAutoSyncAt).not.toBeNull();
  const off = await pluggy.call('POST', `/_sandbox/items/${item.id}/disable-auto-sync`);
  expect(off.body).toMatchObject({ nextAutoSyncAt: null, autoSyncDisabledAt: expect.any(String) });
  await pluggy.call('PUT', '/_sandbox/clock', { body: { advanceMs: 3 * DAY_MS } });
  expect((await pluggy.settled(item.id)).lastUpdatedAt).toBe(item.lastUpdatedAt);
  await pluggy.call('PATCH', `/items/${item.id}`, { body: {} });
  expect(await pluggy.settled(item.id)).toMatchObject({
    autoSyncDisabledAt: null,
    nextAutoSyncAt: expect.any(String),
  });
});
