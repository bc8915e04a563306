import { describe, expect, it } from 'vitest';
import { openReceiver } from '../testing/open-receiver.ts';
import { openSandbox, until } from '../testing/open-sandbox.ts';

const MINUTE = 60_000;

async function openWorld() {
  let now = Date.parse('2026-11-20T12:00:00.000Z');
  const pluggy = await openSandbox({ clock: { now: () => new Date(now) } });
  const attempts = async () => (await pluggy.call('GET', '/_sandbox/state')).body.deliveries.attempts;
  return {
    ...pluggy,
    pass: (ms: number) => {
      now += ms;
      pluggy.wake();
    },
    attempts,
    attemptsReach: (count: number) =>
      until(async () => ((await attempts()).length >= count ? true : undefined)),
  };
}

describe('webhooks', () => {
  it('arrive with the registered header, in order, with the same eventId at both addresses', async () => {
    const pluggy = await openWorld();
    const [registered, ofItem] = [await openReceiver(), await openReceiver()];
    const webhook = await pluggy.client.createWebhook('all', registered.url, { 'X-Secret': 'letmein' });
    expect(JSON.stringify(webhook)).not.toContain('letmein');
    const item = await pluggy.connectUser('user-ok', {
      webhookUrl: ofItem.url,
      clientUserId: 'user-42',
    });
    await until(() => registered.received[4]);
    await until(() => ofItem.received[4]);
    expect(registered.received.map(({ event }) => event.event)).toEqual([
      'item/login_succeeded',
      'item/created',
      'transactions/created',
      'transactions/created',
      'transactions/created',
    ]);
    expect(registered.received.every(({ headers }) => headers['x-secret'] === 'letmein')).toBe(true);
    expect(ofItem.received.some(({ headers }) => 'x-secret' in headers)).toBe(false);
    expect(ofItem.received.map(({ event }) => event.eventId)).toEqual(
      registered.received.map(({ event }) => event.eventId),
    );
    expect(registered.received[1]?.event).toEqual({
      event: 'item/created',
      eventId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      itemId: item.id,
      clientId: '5a4d0b0c-0000-4000-8000-000000000001',
      clientUserId: 'user-42',
      triggeredBy: 'CLIENT',
    });
    expect(registered.received[2]?.event).toMatchObject({
      accountId: expect.any(String),
      transactionsCount: expect.any(Number),
      createdTransactionsLink: expect.stringContaining('/v2/transactions?accountId='),
    });
    await Promise.all([pluggy.close(), registered.close(), ofItem.close()]);
  });

  it('are tried again at once after a 500', async () => {
    const pluggy = await openWorld();
    const receiver = await openReceiver([500, 500]);
    await pluggy.client.createWebhook('item/created', receiver.url);
    await pluggy.connectUser('user-ok');
    await until(() => receiver.received[2]);
    expect(new Set(receiver.received.map(({ event }) => event.eventId)).size).toBe(1);
    await pluggy.attemptsReach(3);
    const attempts = await pluggy.attempts();
    expect(attempts.map((one: { status: number }) => one.status)).toEqual([500, 500, 200]);
    expect(attempts[0]).toMatchObject({
      error: 'answered 500',
      itemId: receiver.received[0]?.event['itemId'],
    });
    expect(attempts[2].error).toBeNull();
    await Promise.all([pluggy.close(), receiver.close()]);
  });

  it('are tried three times, three more after 15 minutes and three more after two hours', async () => {
    const pluggy = await openWorld();
    const receiver = await openReceiver(Array.from({ length: 20 }, () => 503));
    await pluggy.client.createWebhook('item/created', receiver.url);
    await pluggy.connectUser('user-ok');
    await pluggy.attemptsReach(3);
    pluggy.pass(14 * MINUTE);
    expect(receiver.received).toHaveLength(3);
    pluggy.pass(MINUTE);
    await pluggy.attemptsReach(6);
    pluggy.pass(120 * MINUTE);
    await pluggy.attemptsReach(9);
    const { body } = await pluggy.call('GET', '/_sandbox/state');
    expect(body.deliveries.pending).toEqual([]);
    expect(receiver.received).toHaveLength(9);
    await Promise.all([pluggy.close(), receiver.close()]);
  });

  it('tell of errors, questions and deletions', async () => {
    const pluggy = await openWorld();
    const receiver = await openReceiver();
    await pluggy.call('POST', '/webhooks', { body: { event: 'item/all', url: receiver.url } });
    await pluggy.connectUser('user-locked');
    expect((await receiver.first('item/error')).event).toMatchObject({ error: { code: 'ACCOUNT_LOCKED' } });
    const item = await pluggy.connect(3, { user: 'user-ok', password: 'password-ok' });
    expect((await receiver.first('item/waiting_user_input')).event.itemId).toBe(item.id);
    await pluggy.client.deleteItem(item.id);
    expect((await receiver.first('item/deleted')).event).not.toHaveProperty('triggeredBy');
    expect(receiver.received.some(({ event }) => event.event.startsWith('transactions/'))).toBe(false);
    await Promise.all([pluggy.close(), receiver.close()]);
  });

  it('can be changed, switched and removed, and obey the rules', async () => {
    const pluggy = await openWorld();
    const hook = { event: 'all', url: 'https://app.example.com/hook' };
    const { id } = (await pluggy.call('POST', '/webhooks', { body: hook })).body;
    const refused = [
      hook,
      { ...hook, event: 'item/eaten' },
      { ...hook, url: 'http://app.example.com/hook' },
      { ...hook, url: 'https://user:pass@app.example.com/' },
      { ...hook, url: 'nonsense' },
    ];
    for (const body of refused) expect((await pluggy.call('POST', '/webhooks', { body })).status).toBe(400);
    const changed = await pluggy.client.updateWebhook(id, { event: 'item/error' });
    expect(changed).toMatchObject({ id, event: 'item/error', url: hook.url });
    expect((await pluggy.client.fetchWebhooks()).results).toHaveLength(1);
    await pluggy.client.deleteWebhook(id);
    expect((await pluggy.call('GET', `/webhooks/${id}`)).body.codeDescription).toBe('WEBHOOK_NOT_FOUND');
    await pluggy.close();
  });
});
