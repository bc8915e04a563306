import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReceiver } from '../testing/open-receiver.ts';
import { openSandbox, until } from '../testing/open-sandbox.ts';

const START = Date.parse('2026-11-20T12:00:00.000Z');

let pluggy: Awaited<ReturnType<typeof openSandbox>>;
beforeEach(async () => {
  pluggy = await openSandbox({ clock: { now: () => new Date(START) } });
});
afterEach(() => pluggy.close());

interface Row {
  readonly id: string;
  readonly date: string;
  readonly createdAt: string;
  readonly status: string;
  readonly amount: number;
  readonly description: string;
  readonly categoryId: string;
}

async function rowsOf(itemId: string): Promise<Map<string, Row>> {
  const { body } = await pluggy.call('GET', `/_sandbox/items/${itemId}/truth`);
  return new Map(body.transactions.map((row: Row) => [row.id, row]));
}

async function tell(scenario: string) {
  const item = await pluggy.connectUser('user-ok');
  const before = await rowsOf(item.id);
  const answer = await pluggy.call('POST', `/_sandbox/items/${item.id}/advance`, {
    body: { scenario, seed: 3 },
  });
  expect(answer.status).toBe(200);
  const after = await rowsOf(item.id);
  const created = [...after.values()].filter(({ id }) => !before.has(id));
  const gone = [...before.values()].filter(({ id }) => !after.has(id));
  return { item, before, after, created, gone, counts: answer.body };
}

async function now(): Promise<number> {
  return Date.parse((await pluggy.call('GET', '/_sandbox/state')).body.clock.now);
}

describe('the clock', () => {
  it('is moved by a time or by milliseconds, and never back', async () => {
    const put = (body: object) => pluggy.call('PUT', '/_sandbox/clock', { body });
    expect((await put({ advanceMs: 5_000 })).body).toEqual({ now: '2026-11-20T12:00:05.000Z' });
    expect((await put({ now: '2026-11-20T13:00:00Z' })).body).toEqual({ now: '2026-11-20T13:00:00.000Z' });
    for (const body of [{ now: '2026-11-20T12:00:00Z' }, { now: 'soon' }, { advanceMs: -1 }, {}]) {
      expect((await put(body)).status).toBe(400);
    }
    expect((await pluggy.call('GET', '/connectors')).status).toBe(200);
    await put({ advanceMs: 3 * 3_600_000 });
    expect((await pluggy.call('GET', '/connectors')).status).toBe(403);
  });

  it('lets deliveries be repeated that are due', async () => {
    const receiver = await openReceiver([500, 500, 500]);
    await pluggy.connectUser('user-bad', { webhookUrl: receiver.url });
    await until(() => receiver.received[2]);
    await until(async () => {
      const { body } = await pluggy.call('GET', '/_sandbox/state');
      return body.deliveries.pending[0]?.attempts === 3 ? true : undefined;
    });
    await pluggy.call('PUT', '/_sandbox/clock', { body: { advanceMs: 15 * 60_000 } });
    expect(await until(() => receiver.received[3])).toBeDefined();
    await receiver.close();
  });

  it('goes along with the bank, without logging anybody out', async () => {
    const item = await pluggy.connectUser('user-ok');
    await pluggy.call('POST', `/_sandbox/items/${item.id}/advance`, { body: { days: 30 } });
    expect(await now()).toBe(START + 30 * 86_400_000);
    const { body } = await pluggy.call('GET', `/items/${item.id}`);
    expect(body.lastUpdatedAt).toBe('2026-12-20T12:00:00.000Z');
    const other = await pluggy.connectUser('user-ok');
    // left alone, it would be synced by itself as the clock goes along, and be five days further
    await pluggy.call('PATCH', `/items/${other.id}/disable-auto-sync`);
    await pluggy.call('POST', `/_sandbox/items/${item.id}/advance`, { body: { days: 5 } });
    await pluggy.call('POST', `/_sandbox/items/${other.id}/advance`, { body: { days: 5 } });
    expect(await now()).toBe(START + 35 * 86_400_000);
  });
});

describe('stories at the bank', () => {
  it('salary-day brings the salary', async () => {
    const { created } = await tell('salary-day');
    expect(created.find((row) => row.categoryId === '01010000')?.amount).toBeGreaterThan(0);
  });

  it('card-bill-closes posts what was pending', async () => {
    const { before, after } = await tell('card-bill-closes');
    const pending = [...before.values()].filter(({ status }) => status === 'PENDING');
    const posted = pending.filter(({ id }) => after.get(id)?.status === 'POSTED');
    expect(posted.length).toBeGreaterThan(0);
    expect(new Date(await now()).getUTCDate()).toBe(3);
  });

  it('pending-posted-new-ids gives every posted row a new id', async () => {
    const { before, after, gone } = await tell('pending-posted-new-ids');
    const pending = [...before.values()].filter(({ status }) => status === 'PENDING');
    expect(pending.filter(({ id }) => after.get(id)?.status === 'POSTED')).toEqual([]);
    expect(gone.filter(({ status }) => status === 'PENDING').length).toBeGreaterThan(0);
  });

  it('late-rows brings rows of weeks ago', async () => {
    const { created, gone, counts } = await tell('late-rows');
    expect(created.length).toBeGreaterThan(0);
    expect(gone).toEqual([]);
    // rows after them may change, as their running balances do
    expect(counts).toMatchObject({ created: created.length, deleted: 0 });
    for (const row of created) {
      expect(Date.parse(row.createdAt) - Date.parse(row.date)).toBeGreaterThan(86_400_000);
    }
  });

  it('old-rows-change touches nothing new, but for the balances that follow', async () => {
    const { before, after, created, gone } = await tell('old-rows-change');
    expect(created).toEqual([]);
    expect(gone).toHaveLength(1);
    const changed = [...after.values()].filter(({ id, amount, description }) => {
      const then = before.get(id);
      return then?.amount !== amount || then?.description !== description;
    });
    expect(changed).toHaveLength(2);
    for (const { date } of [...gone, ...changed])
      expect(Date.parse(date)).toBeLessThan(START - 38 * 86_400_000);
  });

  it.each([
    ['row-vanishes-and-returns', 1],
    ['outage-mass-deletion-and-recovery', 50],
  ])('%s takes rows and brings them back under their ids', async (scenario, least) => {
    const { item, before, gone, created } = await tell(scenario);
    expect(gone.length).toBeGreaterThanOrEqual(least);
    expect(created).toEqual([]);
    await pluggy.call('PUT', '/_sandbox/clock', { body: { advanceMs: 5_000 } });
    const back = await rowsOf(item.id);
    expect([...back.keys()].sort()).toEqual([...before.keys()].sort());
    for (const { id, amount } of gone) expect(back.get(id)?.amount).toBe(amount);
    const single = await pluggy.call('GET', `/transactions/${gone[0]?.id}`);
    expect(single.status).toBe(200);
    await pluggy.call('POST', `/_sandbox/items/${item.id}/advance`, { body: { days: 30, seed: 1 } });
    expect((await rowsOf(item.id)).size).toBeGreaterThan(back.size);
  });

  it('consent-revoked hides the data, and the truth keeps them', async () => {
    const { item, before, after } = await tell('consent-revoked');
    expect((await pluggy.call('GET', `/items/${item.id}`)).body).toMatchObject({
      status: 'LOGIN_ERROR',
      error: { code: 'USER_AUTHORIZATION_REVOKED' },
    });
    expect((await pluggy.call('GET', `/accounts?itemId=${item.id}`)).body.results).toEqual([]);
    expect(after).toEqual(before);
  });

  it('of unknown names are refused', async () => {
    const item = await pluggy.connectUser('user-ok');
    const path = `/_sandbox/items/${item.id}/advance`;
    const answer = await pluggy.call('POST', path, { body: { scenario: 'lottery' } });
    expect(answer.status).toBe(400);
    expect(answer.body.message).toContain('salary-day');
  });
});
