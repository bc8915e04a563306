import { beforeAll, expect, it } from 'vitest';
import { type Answer, call } from './support/api.ts';
import { daysAgo, uuid } from './support/ScriptedBank.ts';
import { useWorld } from './support/world.ts';

const CONSENT = { id: uuid(1, 'c'), products: ['ACCOUNTS'], createdAt: daysAgo(9), expiresAt: daysAgo(-300) };

interface Item {
  readonly autoSync: boolean;
  readonly consents: readonly object[];
  readonly sync: { readonly oddObjects: number };
}

const world = useWorld('scripted');

const get = (path: string, token?: string): Promise<Answer> =>
  call(world.app.url, `/api/pluggy-v2/user/${path}`, token === undefined ? {} : { token });
const path = (itemId: string, userId = 'ana'): string => `${userId}/items/${itemId}`;
const connection = async (): Promise<Item> => (await get(path(world.bank.itemId))).json<Item>();

async function read(says: Readonly<Record<string, unknown>>): Promise<void> {
  world.bank.touch(says);
  world.clock.advance(60_000);
  await world.app.pluggy.reportItem('ana', world.bank.itemId);
  await world.app.work();
}

beforeAll(async () => {
  world.bank.consents = [{ ...CONSENT, itemId: world.bank.itemId }];
  await read({});
});

it('one connection is as in the list, with its consents and whether Pluggy reads it by itself', async () => {
  const { items } = (await get('ana/items')).json<{ items: Item[] }>();
  const consents = [{ ...CONSENT, itemId: world.bank.itemId }];
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
  const { sessionToken } = await world.app.pluggy.createSession('bia');
  expect((await get(path(world.bank.itemId), sessionToken)).status).toBe(403);
  const missing = [path(world.bank.itemId, 'bia'), path(uuid(77))];
  await Promise.all(missing.map(async (one) => expect((await get(one)).status).toBe(404)));
  expect((await get(path('no-uuid'))).status).toBe(400);
  await world.app.pluggy.removeItem('ana', world.bank.itemId);
  expect((await get(path(world.bank.itemId))).json()).toMatchObject({ code: 'item_not_found' });
});
