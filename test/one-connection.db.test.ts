import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Answer, call } from './support/api.ts';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { type MovingClock, movingClock } from './support/moving-clock.ts';
import { daysAgo, ScriptedBank, uuid } from './support/ScriptedBank.ts';
import { startTestApp, type TestApp } from './support/test-app.ts';

const CONSENT = { id: uuid(1, 'c'), products: ['ACCOUNTS'], createdAt: daysAgo(9), expiresAt: daysAgo(-300) };

interface Item {
  readonly autoSync: boolean;
  readonly consents: readonly object[];
  readonly sync: { readonly oddObjects: number };
}

let database: TestDatabase;
let bank: ScriptedBank;
let clock: MovingClock;
let app: TestApp;

const get = (path: string, token?: string): Promise<Answer> =>
  call(app.url, `/api/pluggy-v2/user/${path}`, token === undefined ? {} : { token });
const path = (itemId: string, userId = 'ana'): string => `${userId}/items/${itemId}`;
const connection = async (): Promise<Item> => (await get(path(bank.itemId))).json<Item>();

async function read(says: Readonly<Record<string, unknown>>): Promise<void> {
  bank.touch(says);
  clock.advance(60_000);
  await app.pluggy.reportItem('ana', bank.itemId);
  await app.work();
}

beforeAll(async () => {
  database = await createTestDatabase();
  bank = await ScriptedBank.start();
  bank.consents = [{ ...CONSENT, itemId: bank.itemId }];
  clock = movingClock();
  app = await startTestApp({ databaseUrl: database.url, pluggyApiUrl: bank.url, clock });
  await read({});
});
afterAll(async () => {
  await app.stop();
  await bank.close();
  await database.drop();
});

it('one connection is as in the list, with its consents and whether Pluggy reads it by itself', async () => {
  const { items } = (await get('ana/items')).json<{ items: Item[] }>();
  const consents = [{ ...CONSENT, itemId: bank.itemId }];
  const refresh = { allowed: true, allowedAt: null, reason: null };
  expect(await connection()).toEqual({ ...items[0], autoSync: true, consents, refresh });
});

it.each([
  ['was switched off', daysAgo(1), false],
  ['stands in for no time', '0001-01-01T00:00:00Z', true],
  ['is in a form that nobody knows', {}, true],
  ['is on again', null, true],
])('autoSync, when it %s', async (_, autoSyncDisabledAt, expected) => {
  await read({ autoSyncDisabledAt });
  expect((await connection()).autoSync).toBe(expected);
});

it("somebody else's, one that nobody knows and one that was removed are not found", async () => {
  const { sessionToken } = await app.pluggy.createSession('bia');
  expect((await get(path(bank.itemId), sessionToken)).status).toBe(403);
  const missing = [path(bank.itemId, 'bia'), path(uuid(77))];
  await Promise.all(missing.map(async (one) => expect((await get(one)).status).toBe(404)));
  expect((await get(path('no-uuid'))).status).toBe(400);
  await app.pluggy.removeItem('ana', bank.itemId);
  expect((await get(path(bank.itemId))).json()).toMatchObject({ code: 'item_not_found' });
});
