import { describe, expect, it } from 'vitest';
import { COALESCE_EVENTS_MS } from '../src/queue/kinds.ts';
import { call } from './support/api.ts';
import { holdingsOf, truthOf } from './support/compare-with-truth.ts';
import { until } from './support/until.ts';
import { makeWebhooksArrive } from './support/webhooks-arrive.ts';
import { useWorld } from './support/world.ts';

/** Days that pass at one test's bank would pass at the others' too. */
const world = useWorld('sandbox', { each: 'test' });

const MOVEMENTS = 'GET /investments/:id/transactions';
const LOANS = 'GET /loans';

type Counts = Readonly<Record<string, number>>;

const atSandbox = (path: string, method = 'GET', body?: object) =>
  call(world.sandbox.url, `/_sandbox${path}`, {
    method,
    token: null,
    ...(body === undefined ? {} : { body }),
  });

async function connect(userId: string): Promise<string> {
  await world.app.care.keepWebhook();
  const itemId = await world.bank.connect(userId);
  await world.app.pluggy.reportItem(userId, itemId);
  await work();
  await expectTruth(userId, itemId);
  return itemId;
}

/** All deliveries come in, and the work that they ask for is done. */
async function work(): Promise<void> {
  await until('every event was delivered', async () => {
    const { deliveries } = (await atSandbox('/state')).json<{ deliveries: { pending: unknown[] } }>();
    return deliveries.pending.length === 0;
  });
  world.clock.advance(COALESCE_EVENTS_MS);
  await world.app.work();
}

async function expectTruth(userId: string, itemId: string): Promise<void> {
  expect(await holdingsOf(world.app.url, userId)).toEqual(await truthOf(world.bank, itemId));
}

/** How often the service has called each of Pluggy's endpoints. */
async function countCalls(): Promise<Counts> {
  const { counts } = (await atSandbox('/calls')).json<{ counts: Record<string, Record<string, number>> }>();
  const sums = Object.entries(counts).map(
    ([name, statuses]) => [name, Object.values(statuses).reduce((sum, n) => sum + n, 0)] as const,
  );
  return Object.fromEntries(sums.filter(([name]) => !name.includes('/_sandbox')));
}

/** What came between two counts. */
const since = (before: Counts, after: Counts): Counts =>
  Object.fromEntries(
    Object.entries(after)
      .map(([name, n]) => [name, n - (before[name] ?? 0)] as const)
      .filter(([, n]) => n > 0),
  );

const total = (counts: Counts): number => Object.values(counts).reduce((sum, n) => sum + n, 0);

describe('what the bank brings', () => {
  it('in a day costs one sync of few calls, and in the end everything is there', async () => {
    const itemId = await connect('daily');
    const days: number[] = [];
    for (let day = 1; day <= 8; day += 1) {
      const before = await countCalls();
      await world.bank.advance(itemId, day, 1);
      await work();
      const made = since(before, await countCalls());
      expect(made).toMatchObject({ 'GET /items/:id': 1, 'GET /accounts': 1 });
      // what moves once or twice a month: each of three investments is asked for its movements
      const { [MOVEMENTS]: ofMovements = 0, [LOANS]: ofLoans = 0, ...others } = made;
      expect([ofMovements <= 3, ofLoans <= 1]).toEqual([true, true]);
      days.push(total(others));
    }
    // the item, its accounts, rows of three accounts, bills, investments
    expect(Math.max(...days), days.join()).toBeLessThanOrEqual(7);
    expect(
      days.reduce((sum, n) => sum + n, 0),
      days.join(),
    ).toBeLessThanOrEqual(6.5 * days.length);
    await expectTruth('daily', itemId);
  });

  it('again and again before anybody looks costs one sync', async () => {
    const itemId = await connect('hasty');
    const before = await countCalls();
    for (let day = 1; day <= 4; day += 1) await world.bank.advance(itemId, day, 1);
    await work();
    const made = since(before, await countCalls());
    expect(made['GET /accounts']).toBe(1);
    // rows that came and went meanwhile are asked for, with a look at the item and its consents
    expect(total(made), JSON.stringify(made)).toBeLessThanOrEqual(13);
    await expectTruth('hasty', itemId);
  });

  it('in times that lie is found by the comparison', async () => {
    const itemId = await connect('misled');
    await atSandbox('/faults', 'PUT', { api: { oldTimes: 1 } });
    for (let day = 1; day <= 2; day += 1) {
      await world.bank.advance(itemId, day, 1);
      await work();
    }
    expect((await holdingsOf(world.app.url, 'misled')).investments).not.toEqual(
      (await truthOf(world.bank, itemId)).investments,
    );
    await atSandbox('/faults', 'PUT', {});
    await world.app.care.requestReconciliations(0);
    await world.app.work();
    await expectTruth('misled', itemId);
  });
});

describe('where webhooks arrive', () => {
  /** A day later every connection has its turn. @returns the calls that it cost */
  async function nextTurn(itemId: string): Promise<Counts> {
    world.clock.advance(24 * 3_600_000);
    await makeWebhooksArrive(world.app, world.databaseUrl);
    const before = await countCalls();
    await world.app.care.requestReconciliations();
    await world.app.work();
    const made = since(before, await countCalls());
    await expectTruth('calm', itemId);
    return Object.fromEntries(Object.entries(made).filter(([name]) => !/auth|webhook/.test(name)));
  }

  it('a day without news costs one call, and one that nobody told of is noticed by it', async () => {
    const itemId = await connect('calm');
    await makeWebhooksArrive(world.app, world.databaseUrl);
    await world.app.care.requestReconciliations();
    expect(total(await nextTurn(itemId))).toBeGreaterThan(8); // it was never compared
    expect(await nextTurn(itemId)).toEqual({ 'GET /items/:id': 1 });
    expect(await nextTurn(itemId)).toEqual({ 'GET /items/:id': 1 });
    await atSandbox('/faults', 'PUT', { webhooks: { lose: 1 } });
    await world.bank.advance(itemId, 1, 1);
    expect((await nextTurn(itemId))['GET /items/:id']).toBe(2);
  });
});
