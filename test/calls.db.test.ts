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

async function connect(userId: string, bankUser = 'user-ok'): Promise<string> {
  await world.app.care.keepWebhook();
  const itemId = await world.bank.connect(userId, bankUser);
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
      // what moves once or twice a month
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

interface Shown {
  readonly message: string;
  readonly statusDetail: { readonly investmentsTransactions: { readonly lastUpdatedAt: string } };
  readonly sync: { readonly products: readonly { readonly product: string; readonly asOf: string | null }[] };
}

describe('movements of investments', () => {
  const DAY_MS = 24 * 3_600_000;

  /** The bank's day: that of its positions. */
  async function bankDay(itemId: string): Promise<Date> {
    const [position] = (await truthOf(world.bank, itemId)).investments;
    return new Date(String(position?.['date']));
  }

  /** Days until the bank is at the given day of the next month in which dividends are paid. */
  function daysUntil(dayOfMonth: number, from: Date): number {
    for (let days = 1; ; days += 1) {
      const day = new Date(from.getTime() + days * DAY_MS);
      if (day.getUTCDate() === dayOfMonth && (day.getUTCMonth() + 1) % 3 === 0) return days;
    }
  }

  /** A day at the bank, with all that it brings here. @returns what it cost */
  async function passDay(itemId: string, seed: number, days = 1): Promise<Counts> {
    const before = await countCalls();
    await world.bank.advance(itemId, seed, days);
    await work();
    return since(before, await countCalls());
  }

  /** Whether all movements are here; while they are not, nobody may say so. */
  async function isWhole(userId: string, itemId: string): Promise<boolean> {
    const path = `/api/pluggy-v2/user/${userId}`;
    const english = { headers: { 'accept-language': 'en' } };
    const [item] = (await call(world.app.url, `${path}/items`, english)).json<{ items: Shown[] }>().items;
    const owed = item?.sync.products.find(({ product }) => product === 'investmentTransactions');
    const isRead = owed?.asOf === item?.statusDetail.investmentsTransactions.lastUpdatedAt;
    const said = (await call(world.app.url, `${path}/completeness`)).text;
    expect(item?.message === 'Connected. Your data is up to date.').toBe(isRead);
    expect(said.includes('product_unread')).toBe(!isRead);
    const [here, there] = [await holdingsOf(world.app.url, userId), await truthOf(world.bank, itemId)];
    if (isRead) expect(here.investmentTransactions).toEqual(there.investmentTransactions);
    return isRead;
  }

  it('cost no day more than seven calls, and all of them are there within days', async () => {
    const itemId = await connect('saver');
    await passDay(itemId, 1, daysUntil(10, await bankDay(itemId)));
    expect(await isWhole('saver', itemId)).toBe(true);
    const days: number[] = [];
    // a fund is bought on the 12th, and a share pays its dividend on the 15th
    while ((await bankDay(itemId)).getUTCDate() < 15 || !(await isWhole('saver', itemId))) {
      days.push(total(await passDay(itemId, days.length + 2)));
      expect(days.length).toBeLessThanOrEqual(12);
    }
    expect(Math.max(...days), days.join()).toBeLessThanOrEqual(7);
    await expectTruth('saver', itemId);
  });

  it('that no number shows are read within a week, however many investments there are', async () => {
    const itemId = await connect('investor', 'user-ok-investor');
    await passDay(itemId, 1, daysUntil(14, await bankDay(itemId)));
    expect(await isWhole('investor', itemId)).toBe(true);
    // three of thirteen pay
    const made = await passDay(itemId, 2);
    expect(made[MOVEMENTS] ?? 0).toBeLessThan(13);
    expect(await isWhole('investor', itemId)).toBe(false);
    let days = 0;
    for (; !(await isWhole('investor', itemId)); days += 1) {
      world.clock.advance(DAY_MS);
      await passDay(itemId, days + 3);
    }
    expect(days).toBeLessThanOrEqual(7);
    await expectTruth('investor', itemId);
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
