import { afterEach, describe, expect, it } from 'vitest';
import { openSandbox } from '../testing/open-sandbox.ts';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

/** An Open Finance bank, approved by this person, with the first account's path. */
async function openBank(cpf = '761.092.776-73', options: Parameters<typeof openSandbox>[0] = {}) {
  let now = Date.parse('2026-11-20T12:00:00.000Z');
  const switches = { apiKeySeconds: 60 * 24 * 3600, ...options.switches };
  const pluggy = await openSandbox({ clock: { now: () => new Date(now) }, ...options, switches });
  open.push(pluggy);
  const asked = await pluggy.connect(600, { cpf });
  const request = new URL(asked.parameter.data).searchParams.get('request');
  await pluggy.call('POST', '/mock-bank/decision', { body: { request, decision: 'approve' }, key: null });
  const item = await pluggy.settled(asked.id);
  expect(item.status).toBe('UPDATED');
  const { body } = await pluggy.call('GET', `/accounts?itemId=${item.id}`);
  const path = `/accounts/${body.results[0].id}`;
  return {
    ...pluggy,
    item,
    path,
    balance: () => pluggy.call('GET', `${path}/balance`),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('the balance at this moment', () => {
  it('refreshes the account', async () => {
    const bank = await openBank();
    bank.pass(90_000);
    const { status, body } = await bank.balance();
    expect([status, body.updateDateTime]).toEqual([200, '2026-11-20T12:01:30.000Z']);
    const account = (await bank.call('GET', bank.path)).body;
    expect(account).toMatchObject({ updatedAt: body.updateDateTime, balance: body.balance });
  });

  it.each([
    ['403.403.403-39', 403, 'BALANCE_CONSENT_ERROR'],
    ['404.404.404-08', 404, 'BALANCE_NOT_FOUND'],
    ['429.429.429-91', 429, 'BALANCE_OPEN_FINANCE_RATE_LIMIT'],
    ['500.500.500-52', 500, 'BALANCE_FETCH_ERROR'],
    ['502.502.502-84', 502, 'BALANCE_CONNECTOR_UNAVAILABLE'],
  ])('is refused to %s with %i %s, and the account stays as it was', async (cpf, code, codeDescription) => {
    const bank = await openBank(cpf);
    bank.pass(60_000);
    expect(await bank.balance()).toMatchObject({ status: code, body: { code, codeDescription } });
    expect((await bank.call('GET', bank.path)).body.updatedAt).toBe('2026-11-20T12:00:00.000Z');
  });

  it('is not to be had of a card, without a consent, or while the bank is down', async () => {
    const bank = await openBank();
    const { body } = await bank.call('GET', `/accounts?itemId=${bank.item.id}&type=CREDIT`);
    const ofCard = await bank.call('GET', `/accounts/${body.results[0].id}/balance`);
    expect(ofCard.body.codeDescription).toBe('BALANCE_INVALID_REQUEST');
    await bank.call('PUT', '/_sandbox/connectors/600', { body: { status: 'OFFLINE' } });
    expect((await bank.balance()).body.codeDescription).toBe('BALANCE_CONNECTOR_UNAVAILABLE');
    await bank.call('PUT', '/_sandbox/connectors/600', { body: { status: 'ONLINE' } });
    const revoked = { body: { scenario: 'consent-revoked' } };
    await bank.call('POST', `/_sandbox/items/${bank.item.id}/advance`, revoked);
    expect(await bank.balance()).toMatchObject({
      status: 403,
      body: { codeDescription: 'BALANCE_CONSENT_ERROR' },
    });
  });

  it('counts against the month’s questions, which a sync asks too', async () => {
    const bank = await openBank(undefined, { switches: { quotas: true } });
    for (let n = 0; n < 420; n++) expect((await bank.balance()).status).toBe(200);
    expect(await bank.balance()).toMatchObject({
      status: 429,
      body: { codeDescription: 'BALANCE_OPEN_FINANCE_RATE_LIMIT' },
    });
    await bank.call('PATCH', `/items/${bank.item.id}`, { body: {} });
    expect(await bank.settled(bank.item.id)).toMatchObject({
      executionStatus: 'PARTIAL_SUCCESS',
      statusDetail: { accounts: { isUpdated: false, warnings: [{ code: '423' }] } },
    });
    bank.pass(12 * 86_400_000);
    expect((await bank.balance()).status).toBe(200);
  });
});
