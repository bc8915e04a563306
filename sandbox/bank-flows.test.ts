import { afterEach, describe, expect, it } from 'vitest';
import { openReceiver } from './testing/open-receiver.ts';
import { openSandbox } from './testing/open-sandbox.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OK = { user: 'user-ok', password: 'password-ok' };
const MEU_PLUGGY = 200;

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

/** A sandbox whose clock stands still until it is moved. */
async function openWorld(options: Parameters<typeof openSandbox>[0] = {}) {
  let now = Date.parse('2026-11-20T12:00:00.000Z');
  // The key that the test holds outlives all that the clock is moved by.
  const switches = { apiKeySeconds: 30 * 24 * 3600, ...options.switches };
  const pluggy = await openSandbox({ clock: { now: () => new Date(now) }, ...options, switches });
  open.push(pluggy);
  return {
    ...pluggy,
    pass: (ms: number) => {
      now += ms;
    },
    item: async (id: string) => (await pluggy.call('GET', `/items/${id}`)).body,
    patch: (id: string, body: object = {}, key?: string) =>
      pluggy.call('PATCH', `/items/${id}`, { body, ...(key === undefined ? {} : { key }) }),
    act: (id: string, name: string) => pluggy.call('POST', `/_sandbox/items/${id}/${name}`),
  };
}

describe('a code to scan', () => {
  it('changes every few seconds and lets the person in once it is scanned', async () => {
    const pluggy = await openWorld();
    const receiver = await openReceiver();
    open.push(receiver);
    await pluggy.client.createWebhook('all', receiver.url);
    const waiting = await pluggy.connect(4, {});
    expect(waiting).toMatchObject({
      status: 'WAITING_USER_ACTION',
      executionStatus: 'WAITING_USER_ACTION',
      parameter: null,
      userAction: { type: 'qr', attributes: { qr: expect.stringMatching(/^data:image\/svg\+xml;base64,/) } },
    });
    expect((await receiver.first('item/waiting_user_action')).event.itemId).toBe(waiting.id);
    pluggy.pass(5_000);
    const later = await pluggy.item(waiting.id);
    expect(later.userAction.attributes.qr).not.toBe(waiting.userAction.attributes.qr);
    const scanned = await pluggy.act(waiting.id, 'scan');
    expect(scanned).toMatchObject({ status: 200, body: { status: 'UPDATING' } });
    expect(await pluggy.settled(waiting.id)).toMatchObject({ status: 'UPDATED', userAction: null });
    expect((await pluggy.client.fetchAccounts(waiting.id)).results.length).toBeGreaterThan(0);
    expect((await pluggy.act(waiting.id, 'scan')).body.codeDescription).toBe('ITEM_NOT_WAITING');
  });

  it('is scanned by itself after a while', async () => {
    const pluggy = await openWorld();
    const item = await pluggy.connect(8, {});
    expect(item).toMatchObject({ status: 'WAITING_USER_ACTION', connector: { type: 'BUSINESS_BANK' } });
    pluggy.pass(15_000);
    expect((await pluggy.settled(item.id)).status).toBe('UPDATED');
  });
});

describe('a joint account', () => {
  it('asks which holder the person is', async () => {
    const pluggy = await openWorld();
    const item = await pluggy.connect(6, OK);
    expect(item.parameter).toMatchObject({ name: 'holder', type: 'select' });
    expect(item.parameter.options).toHaveLength(2);
    await pluggy.client.updateItemMFA(item.id, { holder: '2' });
    expect((await pluggy.settled(item.id)).status).toBe('UPDATED');
  });
});

describe('an authorisation of the device', () => {
  it('is asked for in the bank’s app, once', async () => {
    const pluggy = await openWorld();
    const item = await pluggy.connect(7, OK);
    expect(item).toMatchObject({
      status: 'WAITING_USER_ACTION',
      userAction: { type: 'authorize-access', attributes: { deviceName: expect.any(String) } },
    });
    await pluggy.act(item.id, 'authorize');
    expect((await pluggy.settled(item.id)).status).toBe('UPDATED');
    await pluggy.patch(item.id);
    expect((await pluggy.settled(item.id)).status).toBe('UPDATED');
  });

  it.each(['authorize', 'half an hour'])('may be pending: %s ends it', async (how) => {
    const pluggy = await openWorld();
    const item = await pluggy.connect(7, { ...OK, user: 'user-ok-auth-pending' });
    expect(item).toMatchObject({
      status: 'OUTDATED',
      executionStatus: 'USER_AUTHORIZATION_PENDING',
      error: { code: 'USER_AUTHORIZATION_PENDING', attributes: { deviceName: expect.any(String) } },
    });
    if (how === 'authorize') await pluggy.act(item.id, 'authorize');
    else pluggy.pass(31 * MINUTE);
    expect(await pluggy.settled(item.id)).toMatchObject({ status: 'UPDATED', error: null });
  });
});

describe('MeuPluggy', () => {
  it('connects by OAuth without credentials and is never updated by hand', async () => {
    const pluggy = await openWorld();
    const item = await pluggy.connect(MEU_PLUGGY, {});
    expect(item).toMatchObject({
      parameter: { type: 'oauth' },
      connector: { oauth: true, isOpenFinance: false, isSandbox: false, credentials: [] },
    });
    const request = new URL(item.parameter.data).searchParams.get('request');
    await pluggy.call('POST', '/mock-bank/decision', { body: { request, decision: 'approve' }, key: null });
    expect((await pluggy.settled(item.id)).status).toBe('UPDATED');
    const refused = await pluggy.patch(item.id);
    expect(refused).toMatchObject({ status: 400, body: { errorId: expect.any(String) } });
    expect(refused.body).not.toHaveProperty('codeDescription');
    pluggy.pass(25 * HOUR);
    expect((await pluggy.item(item.id)).lastUpdatedAt).toBe('2026-11-21T13:00:00.000Z');
  });
});

describe('a slow bank', () => {
  it('takes its time after the person authorised', async () => {
    const pluggy = await openWorld({ syncMs: 1_000 });
    const created = await pluggy.client.createItem(600, { cpf: '390.533.447-05' });
    pluggy.pass(100);
    const request = new URL((await pluggy.item(created.id)).parameter.data).searchParams.get('request');
    await pluggy.call('POST', '/mock-bank/decision', { body: { request, decision: 'approve' }, key: null });
    pluggy.pass(5_000);
    expect((await pluggy.item(created.id)).executionStatus).toBe('LOGIN_IN_PROGRESS');
    pluggy.pass(10_000);
    expect((await pluggy.item(created.id)).status).toBe('UPDATED');
  });
});

describe('a connector’s health', () => {
  it('can be set, is told to webhooks, and OFFLINE refuses new connections', async () => {
    const pluggy = await openWorld();
    const receiver = await openReceiver();
    open.push(receiver);
    await pluggy.client.createWebhook('connector/status_updated', receiver.url);
    const item = await pluggy.connect(0, OK);
    const put = (status: string) => pluggy.call('PUT', '/_sandbox/connectors/0', { body: { status } });
    expect((await put('BROKEN')).status).toBe(400);
    await put('OFFLINE');
    await put('OFFLINE');
    const { event } = await receiver.first('connector/status_updated');
    expect(event).toMatchObject({ id: '0', data: { status: 'OFFLINE' } });
    expect(event).not.toHaveProperty('itemId');
    const { body } = await pluggy.call('GET', '/connectors/0?healthDetails=true');
    expect(body.health).toMatchObject({ status: 'OFFLINE', details: { connectionRateLast6Hours: 0 } });
    const refused = await pluggy.call('POST', '/items', { body: { connectorId: 0, parameters: OK } });
    expect(refused).toMatchObject({ status: 400, body: { codeDescription: 'CONNECTOR_OFFLINE' } });
    await pluggy.patch(item.id);
    expect((await pluggy.settled(item.id)).executionStatus).toBe('SITE_NOT_AVAILABLE');
    await put('ONLINE');
    expect((await pluggy.connect(0, OK)).status).toBe('UPDATED');
    expect(receiver.received).toHaveLength(2);
  });
});

describe('warnings', () => {
  it.each([
    ['user-ok-account-warning', 'SUCCESS', '001'],
    ['user-ok-approvers-warning', 'SUCCESS', '002'],
    ['user-ok-quota-warning', 'PARTIAL_SUCCESS', '423'],
  ])('%s ends with %s and warning %s', async (user, executionStatus, code) => {
    const pluggy = await openWorld();
    const item = await pluggy.connectUser(user);
    expect(item).toMatchObject({ status: 'UPDATED', executionStatus });
    expect(item.statusDetail.accounts.warnings).toMatchObject([{ code }]);
  });
});
