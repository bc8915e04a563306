import { generateKeyPairSync, publicEncrypt } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { openReceiver } from './testing/open-receiver.ts';
import { openSandbox, until } from './testing/open-sandbox.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const OK = { user: 'user-ok', password: 'password-ok' };
const WRONG = { parameters: { user: 'user-ok', password: 'wrong-password' } };

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function openWorld(options: Parameters<typeof openSandbox>[0] = {}) {
  let now = Date.parse('2026-11-20T12:00:00.000Z');
  // The key that the test holds outlives all that the clock is moved by.
  const switches = { apiKeySeconds: 30 * 24 * 3600, ...options.switches };
  const pluggy = await openSandbox({ clock: { now: () => new Date(now) }, ...options, switches });
  open.push(pluggy);
  const refusal = async (id: string, body: object = {}, key?: string) => {
    const answer = await pluggy.call('PATCH', `/items/${id}`, {
      body,
      ...(key === undefined ? {} : { key }),
    });
    return { status: answer.status, code: answer.body.codeDescription, data: answer.body.data };
  };
  return {
    ...pluggy,
    pass: (ms: number) => {
      now += ms;
      pluggy.wake();
    },
    item: async (id: string) => (await pluggy.call('GET', `/items/${id}`)).body,
    refusal,
    /** An update that is taken, to its end. */
    update: async (id: string, body: object = {}) => {
      expect(await refusal(id, body)).toMatchObject({ status: 200 });
      return pluggy.settled(id);
    },
    tokenFor: async (itemId: string): Promise<string> =>
      (await pluggy.call('POST', '/connect_token', { body: { itemId } })).body.accessToken,
  };
}

describe('an update is refused', () => {
  it('while the item, or the same login in another item, is being updated', async () => {
    const pluggy = await openWorld({ syncMs: 1_000 });
    const make = () => pluggy.client.createItem(0, OK, { clientUserId: 'user-42' });
    const [first, second] = [await make(), await make()];
    expect(await pluggy.refusal(first.id)).toMatchObject({ status: 400, code: 'ITEM_ALREADY_UPDATING' });
    pluggy.pass(2_000);
    await pluggy.refusal(first.id);
    expect(await pluggy.refusal(second.id)).toMatchObject({ status: 400, code: 'ITEM_IS_ALREADY_UPDATING' });
  });

  it('for a quarter of an hour after two wrong logins in a row', async () => {
    const pluggy = await openWorld();
    const item = await pluggy.connect(0, WRONG.parameters);
    await pluggy.update(item.id, WRONG);
    expect(await pluggy.refusal(item.id, { parameters: OK })).toEqual({
      status: 400,
      code: 'TOO_MANY_CONSECUTIVE_LOGIN_FAILURES',
      data: {
        readableBackoffTime: '15 minutes',
        maxConsecutiveFailedLoginAttempts: 2,
        lastExecutionEndedAt: '2026-11-20T12:00:00.000Z',
        canRetryAfterDate: '2026-11-20T12:15:00.000Z',
      },
    });
    pluggy.pass(15 * MINUTE);
    expect((await pluggy.update(item.id, { parameters: OK })).status).toBe('UPDATED');
  });

  it('after more than five failures, until new credentials come', async () => {
    const pluggy = await openWorld();
    const item = await pluggy.connectUser('user-connection-error');
    for (let run = 0; run < 5; run++) await pluggy.update(item.id);
    expect(await pluggy.refusal(item.id)).toMatchObject({ status: 400, code: 'TOO_MANY_CONSECUTIVE_ERRORS' });
    expect((await pluggy.update(item.id, { parameters: OK })).status).toBe('UPDATED');
  });

  it('with a one-time code that the last sync used', async () => {
    const pluggy = await openWorld();
    const parameters = { ...OK, token: '123456' };
    const item = await pluggy.connect(1, parameters);
    expect(await pluggy.refusal(item.id)).toMatchObject({
      code: 'CONNECTOR_REQUIRED_PARAMETER_VALIDATION_ERROR',
      data: { parameter: 'token' },
    });
    expect(await pluggy.refusal(item.id, { parameters })).toMatchObject({
      status: 400,
      code: 'MFA_PARAMERTER_WAS_ALREADY_USED_ERROR',
    });
    pluggy.pass(MINUTE);
    expect((await pluggy.update(item.id, { parameters })).status).toBe('UPDATED');
  });

  it('with the credentials of another person than the one who connected it', async () => {
    const pluggy = await openWorld();
    const item = await pluggy.connect(0, OK);
    const others = { parameters: { user: 'user-ok-freelancer', password: 'password-ok' } };
    expect(await pluggy.refusal(item.id, others)).toMatchObject({
      status: 400,
      code: 'ITEM_ORIGINAL_CONNECTED_WITH_DIFFERENT_ACCOUNT',
    });
    const failing = { parameters: { user: 'user-locked', password: 'password-ok' } };
    expect((await pluggy.update(item.id, failing)).executionStatus).toBe('ACCOUNT_LOCKED');
  });

  it('within the hour where that floor is on, except from the widget', async () => {
    const pluggy = await openWorld({ switches: { hourlyFloor: true } });
    const item = await pluggy.connect(0, OK);
    pluggy.pass(59 * MINUTE);
    expect(await pluggy.refusal(item.id)).toEqual({
      status: 409,
      code: 'CLIENT_IS_UPDATING_BEFORE_ALLOWED_FREQUENCY',
      data: { minUpdateFrequencyAllowedInHours: 1, lastUpdatedAt: '2026-11-20T12:00:00.000Z' },
    });
    expect((await pluggy.refusal(item.id, {}, await pluggy.tokenFor(item.id))).status).toBe(200);
    await pluggy.settled(item.id);
    pluggy.pass(HOUR);
    expect((await pluggy.refusal(item.id)).status).toBe(200);
  });
});

describe('answers at the wrong time', () => {
  it('are told apart', async () => {
    const pluggy = await openWorld({ syncMs: 1_000 });
    const answer = async (id: string) =>
      (await pluggy.call('POST', `/items/${id}/mfa`, { body: { token: '123456' } })).body.codeDescription;
    const { id } = await pluggy.client.createItem(3, OK);
    pluggy.pass(500);
    expect(await answer(id)).toBeUndefined();
    expect(await answer(id)).toBe('ITEM_MFA_ALREADY_PROVIDED');
    pluggy.pass(5_000);
    expect(await answer(id)).toBe('ITEM_MFA_NOT_FOUND');
    const late = await pluggy.client.createItem(3, OK);
    pluggy.pass(500);
    expect((await pluggy.item(late.id)).status).toBe('WAITING_USER_INPUT');
    pluggy.pass(6 * MINUTE);
    expect(await answer(late.id)).toBe('ITEM_MFA_EXPIRED');
    expect((await pluggy.item(late.id)).executionStatus).toBe('USER_INPUT_TIMEOUT');
  });
});

describe('automatic syncs', () => {
  it('come a day after the last success and say so', async () => {
    const pluggy = await openWorld();
    const receiver = await openReceiver();
    open.push(receiver);
    const item = await pluggy.connect(0, OK);
    await pluggy.client.createWebhook('item/updated', receiver.url);
    expect(item.nextAutoSyncAt).toBe('2026-11-21T12:00:00.000Z');
    pluggy.pass(24 * HOUR - 1);
    expect((await pluggy.item(item.id)).lastUpdatedAt).toBe(item.lastUpdatedAt);
    pluggy.pass(1);
    expect((await receiver.first('item/updated')).event).toMatchObject({
      itemId: item.id,
      triggeredBy: 'SYNC',
    });
    expect(await pluggy.item(item.id)).toMatchObject({
      status: 'UPDATED',
      lastUpdatedAt: '2026-11-21T12:00:00.000Z',
      nextAutoSyncAt: '2026-11-22T12:00:00.000Z',
    });
  });

  it('stop when switched off, until the next update', async () => {
    const pluggy = await openWorld();
    const item = await pluggy.connect(0, OK);
    const off = await pluggy.call('PATCH', `/items/${item.id}/disable-auto-sync`);
    expect(off).toMatchObject({
      status: 200,
      body: { nextAutoSyncAt: null, autoSyncDisabledAt: '2026-11-20T12:00:00.000Z' },
    });
    pluggy.pass(30 * HOUR);
    expect((await pluggy.item(item.id)).lastUpdatedAt).toBe(item.lastUpdatedAt);
    const updated = await pluggy.update(item.id);
    expect(updated).toMatchObject({ autoSyncDisabledAt: null });
    expect(updated.nextAutoSyncAt).not.toBeNull();
  });

  it('leave out login errors and banks that ask every time', async () => {
    const pluggy = await openWorld();
    const item = await pluggy.connect(0, OK);
    expect(await pluggy.update(item.id, WRONG)).toMatchObject({
      status: 'LOGIN_ERROR',
      nextAutoSyncAt: null,
    });
    const mfa = await pluggy.connect(1, { ...OK, token: '123456' });
    expect(mfa).toMatchObject({ status: 'UPDATED', nextAutoSyncAt: null });
  });

  it('try again every hour after a failure that may pass, five times', async () => {
    const pluggy = await openWorld();
    const item = await pluggy.connect(0, OK);
    const put = (status: string) => pluggy.call('PUT', '/_sandbox/connectors/0', { body: { status } });
    await put('OFFLINE');
    const failed = await pluggy.update(item.id);
    expect(failed).toMatchObject({ status: 'OUTDATED', nextAutoSyncAt: '2026-11-20T13:00:00.000Z' });
    for (let hour = 0; hour < 5; hour++) {
      pluggy.pass(HOUR);
      await pluggy.settled(item.id);
    }
    expect((await pluggy.item(item.id)).nextAutoSyncAt).toBeNull();
    await put('ONLINE');
    expect((await pluggy.update(item.id, { parameters: OK })).nextAutoSyncAt).not.toBeNull();
  });
});

describe('the monthly limits of Open Finance', () => {
  it('end a sync in part, for all items of one person at one bank, until the next month', async () => {
    const pluggy = await openWorld({ switches: { quotas: true } });
    const connectItau = async () => {
      const item = await pluggy.connect(601, { cpf: '761.092.776-73' });
      const request = new URL(item.parameter.data).searchParams.get('request');
      await pluggy.call('POST', '/mock-bank/decision', { body: { request, decision: 'approve' }, key: null });
      return pluggy.settled(item.id);
    };
    for (let n = 0; n < 4; n++) {
      expect(await connectItau()).toMatchObject({
        executionStatus: 'SUCCESS',
        statusDetail: { accounts: { isUpdated: true, warnings: [] } },
      });
    }
    expect(await connectItau()).toMatchObject({
      status: 'UPDATED',
      executionStatus: 'PARTIAL_SUCCESS',
      statusDetail: {
        accounts: { isUpdated: false, warnings: [{ code: '423' }] },
        creditCards: { isUpdated: true, warnings: [] },
      },
    });
    pluggy.pass(12 * 24 * HOUR);
    expect(await connectItau()).toMatchObject({ executionStatus: 'SUCCESS' });
  });
});

describe('encrypted parameters', () => {
  it('are read with the private key, and refused without it', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    const parameters = publicEncrypt(publicKey, Buffer.from(JSON.stringify(OK))).toString('base64');
    const body = { connectorId: 0, parameters };
    const pluggy = await openWorld({ switches: { privateKey: pem } });
    const created = await pluggy.call('POST', '/items', { body });
    expect((await pluggy.settled(created.body.id)).status).toBe('UPDATED');
    const broken = await pluggy.call('POST', '/items', { body: { ...body, parameters: 'AAAA' } });
    expect(broken.status).toBe(400);
    const without = await openWorld();
    expect((await without.call('POST', '/items', { body })).status).toBe(400);
  });
});

describe('the application', () => {
  it('may be disabled, and its keys expire', async () => {
    const off = await openWorld().then((pluggy) => pluggy.call('GET', '/webhooks'));
    expect(off.status).toBe(200);
    const pluggy = await openWorld({ switches: { apiKeySeconds: 60 } });
    pluggy.pass(MINUTE);
    const expired = await pluggy.call('GET', '/webhooks');
    expect(expired.status).toBe(403);
    expect(expired.body).not.toHaveProperty('codeDescription');
    const disabled = await openWorld({ switches: { clientDisabled: true } });
    const body = { clientId: '5a4d0b0c-0000-4000-8000-000000000001', clientSecret: 'sandbox-secret' };
    const refused = await disabled.call('POST', '/auth', { body, key: null });
    expect(refused).toMatchObject({ status: 401, body: { codeDescription: 'CLIENT_DISABLED' } });
  });

  it('meets the documented limits per minute where they are on', async () => {
    const pluggy = await openWorld({ switches: { rateLimits: true, retryAfterSeconds: 3 } });
    const item = await pluggy.connect(0, OK);
    const patch = () =>
      fetch(`${pluggy.url}/items/${item.id}`, { method: 'PATCH', headers: { 'x-api-key': pluggy.apiKey } });
    const answers: Response[] = [];
    for (let call = 0; call < 21; call++) answers.push(await patch());
    expect(answers.slice(0, 20).some((answer) => answer.status === 429)).toBe(false);
    const last = answers[20];
    expect(last?.status).toBe(429);
    expect(last?.headers.get('retry-after')).toBe('3');
    expect(last?.headers.get('ratelimit-limit')).toBe('20');
    expect(last?.headers.get('ratelimit-reset')).toBe('60');
    expect(await last?.json()).not.toHaveProperty('codeDescription');
    pluggy.pass(MINUTE);
    await until(async () => ((await patch()).status === 429 ? undefined : true));
  });
});
