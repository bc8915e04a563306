import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { UserId } from '../src/domain/ids.ts';
import type { Change } from '../src/store/notify-change.ts';
import { call } from './support/api.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { type MovingClock, movingClock } from './support/moving-clock.ts';
import { bankRow, daysAgo, ScriptedBank, uuid } from './support/ScriptedBank.ts';
import { startTestApp, type TestApp } from './support/test-app.ts';

const DAY_MS = 86_400_000;

let testDatabase: TestDatabase;
let bank: ScriptedBank;
let app: TestApp;
let clock: MovingClock;

beforeEach(async () => {
  testDatabase = await createTestDatabase();
  bank = await ScriptedBank.start();
  clock = movingClock();
  app = await startTestApp({ databaseUrl: testDatabase.url, pluggyApiUrl: bank.url, clock });
  bank.hold(uuid(1, 'a'), [bankRow(1, daysAgo(3))]);
});
afterEach(async () => {
  await app.stop();
  await bank.close();
  await testDatabase.drop();
});

/** An event comes, and what is due is done. */
async function sync(event = 'item/updated'): Promise<void> {
  const body = { event, eventId: randomUUID(), itemId: bank.itemId };
  await app.receive(Buffer.from(JSON.stringify(body)));
  clock.advance(1_000);
  await app.work();
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
  const answer = await call(app.url, '/api/pluggy-v2/user/ana/items', { headers });
  const [item] = answer.json<{ items: Shown[] }>().items;
  if (item === undefined) throw new Error('the connection is not shown');
  return item;
}
const inDays = (days: number): string => new Date(clock.now().getTime() + days * DAY_MS).toISOString();

describe('a connection whose consent runs out', () => {
  it('says so before, with the day, and asks to reconnect afterwards', async () => {
    bank.item = { consentExpiresAt: inDays(2) };
    await sync('item/created');
    const before = await shown();
    expect(before).toMatchObject({ nextStep: { action: 'reconnect' }, consent: { state: 'ending' } });
    expect(before.message).toMatch(/2 days left: your authorisation at the bank ends on \w{3} \d\d, \d{4}/);
    bank.touch({ consentExpiresAt: inDays(-1) });
    await sync();
    const after = await shown();
    expect(after).toMatchObject({ nextStep: { action: 'reconnect' }, sync: { health: 'failed' } });
    expect(after.message).toMatch(/^Your authorisation at the bank ended on/);
    expect((await shown('pt-BR')).message).toMatch(/^A sua autorização no banco terminou em/);
  });

  it('is announced to who watches at each step, although nothing comes from Pluggy', async () => {
    bank.consents = [
      { id: uuid(1, 'e'), products: ['ACCOUNTS'], createdAt: daysAgo(9), expiresAt: inDays(31.5) },
    ];
    bank.item = { nextAutoSyncAt: inDays(60), lastUpdatedAt: inDays(40) };
    await sync('item/created');
    const heard: Change[] = [];
    const stop = (await app.parts()).changes.subscribe('ana' as UserId, {
      onChange: (change) => void heard.push(change),
      onGap: () => {},
    });
    expect(await app.care.announceTurns()).toBe(0);
    const steps: string[] = [];
    for (let day = 0; day < 34; day += 1) {
      clock.advance(DAY_MS);
      if ((await app.care.announceTurns()) > 0) steps.push((await shown()).message);
    }
    stop();
    expect(steps.at(0)).toMatch(/Reconnect before then/);
    expect(steps.filter((text) => /days left/.test(text)).length).toBeGreaterThan(0);
    expect(steps.at(-3)).toMatch(/ends tomorrow/);
    expect(steps.at(-2)).toMatch(/ends today/);
    expect(steps.at(-1)).toMatch(/ended on/);
    expect(heard.filter(({ kind }) => kind === 'item').length).toBe(steps.length);
  });
});

describe('a connection whose data is not up to date', () => {
  it('is stale, with the day since and what to do; each product says of when it is', async () => {
    const lastUpdatedAt = new Date(Date.now() - 3 * DAY_MS).toISOString();
    bank.item = { lastUpdatedAt, nextAutoSyncAt: new Date(Date.now() - 2 * DAY_MS).toISOString() };
    await sync('item/created');
    const found = await shown();
    expect(found).toMatchObject({
      nextStep: { action: 'reconnect' },
      sync: { health: 'stale', staleSince: lastUpdatedAt },
    });
    expect(found.sync.products.find(({ product }) => product === 'transactions')?.asOf).toBe(lastUpdatedAt);
    const list = async (query: string) =>
      (await call(app.url, `/api/pluggy-v2/items?${query}`)).json<{ results: object[] }>().results.length;
    expect(await list('health=stale')).toBe(1);
    expect(await list(`staleSince=${daysAgo(2).slice(0, 10)}`)).toBe(1);
    expect(await list(`staleSince=${daysAgo(5).slice(0, 10)}`)).toBe(0);
    expect(await list('health=ok')).toBe(0);
  });

  it('becomes stale by time alone', async () => {
    bank.item = { nextAutoSyncAt: inDays(1) };
    await sync('item/created');
    expect((await shown()).sync.health).toBe('ok');
    clock.advance(2 * DAY_MS);
    expect((await shown()).sync.health).toBe('stale');
  });
});

it('nobody is told "up to date" while runs fail at their first read', async () => {
  await sync('item/created');
  expect((await shown()).message).toBe('Connected. Your data is up to date.');
  bank.override(`GET /items/${bank.itemId}`, 400, { code: 400 });
  bank.touch();
  await sync();
  const failing = await shown();
  expect(failing.message).toMatch(/could not fetch the latest changes yet/);
  expect(failing).toMatchObject({ nextStep: { action: 'wait' }, sync: { health: 'waiting' } });
  bank.restore(`GET /items/${bank.itemId}`);
  clock.advance(600_000);
  await app.work();
  expect((await shown()).message).toBe('Connected. Your data is up to date.');
});
