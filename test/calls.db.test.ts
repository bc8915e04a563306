import { describe, expect, it } from 'vitest';
import { COALESCE_EVENTS_MS } from '../src/queue/kinds.ts';
import { call } from './support/api.ts';
import { holdingsOf, truthOf } from './support/compare-with-truth.ts';
import { until } from './support/until.ts';
import { useWorld } from './support/world.ts';

const world = useWorld('sandbox');

type Counts = Readonly<Record<string, number>>;

const atSandbox = (path: string, method = 'GET', body?: object) =>
  call(world.sandbox.url, `/_sandbox${path}`, {
    method,
    token: null,
    ...(body === undefined ? {} : { body }),
  });

async function connect(userId: string): Promise<string> {
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

const forgetCalls = (): Promise<unknown> => atSandbox('/calls', 'DELETE');

/** How often the service called each of Pluggy's endpoints since `forgetCalls`. */
async function countCalls(): Promise<Counts> {
  const { counts } = (await atSandbox('/calls')).json<{ counts: Record<string, Record<string, number>> }>();
  const sums = Object.entries(counts).map(
    ([name, statuses]) => [name, Object.values(statuses).reduce((sum, n) => sum + n, 0)] as const,
  );
  return Object.fromEntries(sums.filter(([name]) => !name.includes('/_sandbox')));
}

const total = (counts: Counts): number => Object.values(counts).reduce((sum, n) => sum + n, 0);

describe('what the bank brings in a day', () => {
  it('costs', async () => {
    await world.app.care.keepWebhook();
    const itemId = await connect('daily');
    for (let day = 1; day <= 31; day += 1) {
      await forgetCalls();
      await world.bank.advance(itemId, day, 1);
      await work();
      const made = await countCalls();
      console.log(day, total(made), JSON.stringify(made));
      await expectTruth('daily', itemId);
    }
    expect(1).toBe(1);
  }, 120_000);
});
