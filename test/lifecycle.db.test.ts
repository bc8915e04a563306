import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { dayInBrazil } from '../src/domain/calendar-day.ts';
import type { UserId } from '../src/domain/ids.ts';
import type { Change } from '../src/store/notify-change.ts';
import { call } from './support/api.ts';
import { noonClock } from './support/moving-clock.ts';
import { bankRow, daysAgo, uuid } from './support/ScriptedBank.ts';
import { useWorld } from './support/world.ts';

const DAY_MS = 86_400_000;

const world = useWorld('scripted', { each: 'test', clock: noonClock });

beforeEach(async () => {
  world.bank.hold(uuid(1, 'a'), [bankRow(1, daysAgo(3))]);
});

/** An event comes, and what is due is done. */
async function sync(event = 'item/updated'): Promise<void> {
  const body = { event, eventId: randomUUID(), itemId: world.bank.itemId };
  await world.app.receive(Buffer.from(JSON.stringify(body)));
  world.clock.advance(1_000);
  await world.app.work();
}

interface Shown {
  readonly message: string;
  readonly nextStep: { readonly action: string } | null;
  readonly consent: { readonly state: string; readonly endsOn: string | null };
  readonly sync: {
    readonly health: string;
    readonly staleSince: string | null;
    readonly products: readonly { readonly product: string; readonly asOf: string | null }[];
  };
}
async function shown(language = 'en'): Promise<Shown> {
  const headers = { 'accept-language': language };
  const answer = await call(world.app.url, '/api/pluggy-v2/user/ana/items', { headers });
  const [item] = answer.json<{ items: Shown[] }>().items;
  if (item === undefined) throw new Error('the connection is not shown');
  return item;
}
/** The last moment, in São Paulo, of the day that comes in so many days. */
const endOfDay = (days: number): string => {
  const day = dayInBrazil(new Date(world.clock.now().getTime() + days * DAY_MS));
  return new Date(Date.parse(`${day}T00:00:00-03:00`) + DAY_MS - 1).toISOString();
};
const inDays = (days: number): string => new Date(world.clock.now().getTime() + days * DAY_MS).toISOString();

describe('a connection whose consent runs out', () => {
  it('says so before, with the day, and asks to reconnect afterwards', async () => {
    world.bank.item = { consentExpiresAt: inDays(2) };
    await sync('item/created');
    const before = await shown();
    expect(before).toMatchObject({ nextStep: { action: 'reconnect' }, consent: { state: 'ending' } });
    expect(before.message).toMatch(/2 days left: your authorisation at the bank ends on \w{3} \d\d, \d{4}/);
    world.bank.touch({ consentExpiresAt: inDays(-1) });
    await sync();
    const after = await shown();
    expect(after).toMatchObject({ nextStep: { action: 'reconnect' }, sync: { health: 'failed' } });
    expect(after.message).toMatch(/^Your authorisation at the bank ended on/);
    expect((await shown('pt-BR')).message).toMatch(/^A sua autorização no banco terminou em/);
  });

  it('is announced to who watches at each step, although nothing comes from Pluggy', async () => {
    world.bank.consents = [
      { id: uuid(1, 'e'), products: ['ACCOUNTS'], createdAt: daysAgo(9), expiresAt: endOfDay(31) },
    ];
    world.bank.item = { nextAutoSyncAt: inDays(60), lastUpdatedAt: inDays(40) };
    await sync('item/created');
    const heard: Change[] = [];
    const stop = (await world.app.parts()).changes.subscribe('ana' as UserId, {
      onChange: (change) => void heard.push(change),
      onHearing: () => {},
      onGap: () => {},
      onEnd: () => {},
    });
    expect(await world.app.care.announceTurns()).toBe(0);
    const steps: string[] = [];
    const unheard: number[] = [];
    for (let day = 0; day < 34; day += 1) {
      world.clock.advance(DAY_MS);
      // what the sync told may still be under way, and is heard on top
      const before = heard.length;
      if ((await world.app.care.announceTurns()) === 0) continue;
      if (heard.slice(before).every(({ kind }) => kind !== 'item')) unheard.push(day);
      steps.push((await shown()).message);
    }
    stop();
    expect(steps.at(0)).toMatch(/Reconnect before then/);
    expect(steps.filter((text) => /days left/.test(text)).length).toBeGreaterThan(0);
    expect(steps.at(-3)).toMatch(/ends tomorrow/);
    expect(steps.at(-2)).toMatch(/ends today/);
    expect(steps.at(-1)).toMatch(/ended on/);
    expect(unheard).toEqual([]);
  });
});

describe('a connection whose data is not up to date', () => {
  it('is stale, with the day since and what to do; each product says of when it is', async () => {
    const lastUpdatedAt = new Date(Date.now() - 3 * DAY_MS).toISOString();
    world.bank.item = { lastUpdatedAt, nextAutoSyncAt: new Date(Date.now() - 2 * DAY_MS).toISOString() };
    await sync('item/created');
    const found = await shown();
    expect(found).toMatchObject({
      nextStep: { action: 'reconnect' },
      sync: { health: 'stale', staleSince: lastUpdatedAt },
    });
    expect(found.sync.products.find(({ product }) => product === 'transactions')?.asOf).toBe(lastUpdatedAt);
    const list = async (query: string) =>
      (await call(world.app.url, `/api/pluggy-v2/items?${query}`)).json<{ results: object[] }>().results
        .length;
    expect(await list('health=stale')).toBe(1);
    expect(await list(`staleSince=${daysAgo(2).slice(0, 10)}`)).toBe(1);
    expect(await list(`staleSince=${daysAgo(5).slice(0, 10)}`)).toBe(0);
    expect(await list('health=ok')).toBe(0);
  });

  it('becomes stale by time alone', async () => {
    world.bank.item = { nextAutoSyncAt: inDays(1) };
    await sync('item/created');
    expect((await shown()).sync.health).toBe('ok');
    world.clock.advance(2 * DAY_MS);
    expect((await shown()).sync.health).toBe('stale');
  });
});

it('nobody is told "up to date" while runs fail at their first read', async () => {
  await sync('item/created');
  expect((await shown()).message).toBe('Connected. Your data is up to date.');
  world.bank.override(`GET /items/${world.bank.itemId}`, 400, { code: 400 });
  world.bank.touch();
  await sync();
  const failing = await shown();
  expect(failing.message).toMatch(/could not fetch the latest changes yet/);
  expect(failing).toMatchObject({ nextStep: { action: 'wait' }, sync: { health: 'waiting' } });
  world.bank.restore(`GET /items/${world.bank.itemId}`);
  world.clock.advance(600_000);
  await world.app.work();
  expect((await shown()).message).toBe('Connected. Your data is up to date.');
});
