import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { dayInBrazil } from '../src/domain/calendar-day.ts';
import { advanceToNoon } from './support/moving-clock.ts';
import { openHookWorld } from './support/webhook-endpoints.ts';

const world = openHookWorld();
const DAY_MS = 24 * 3_600_000;

/** A connection whose consent ends at noon, so many days from now. */
async function connectUntil(days: number, userId: string): Promise<string> {
  const { database, clock } = world();
  const itemId = randomUUID();
  const end = dayInBrazil(new Date(clock.now().getTime() + days * DAY_MS));
  const raw = { id: itemId, status: 'UPDATED', consentExpiresAt: `${end}T15:00:00.000Z` };
  await database.query(
    'insert into pluggy.users (id, created_at) values ($1, now()) on conflict do nothing',
    [userId],
  );
  await database.query(
    `insert into pluggy.items (id, user_id, client_id, status, raw, first_seen_at, changed_at)
     values ($1, $2, 'client', 'UPDATED', $3, now(), now())`,
    [itemId, userId, JSON.stringify(raw)],
  );
  return itemId;
}

it('a consent that ends is told 30, 7 and 1 days before, each once, to whoever listens', async () => {
  const { app, makeEndpoint, receiver, send, clock } = world();
  advanceToNoon(clock);
  const [mine, other] = [await receiver(), await receiver()];
  await makeEndpoint(other.url, ['connection.changed']);
  const itemId = await connectUntil(40, 'ana');
  await connectUntil(400, 'bia');
  expect(await app.care.tellEndings()).toBe(0); // nobody listens
  await makeEndpoint(mine.url, ['consent.expiring']);
  const told: number[] = [];
  for (let day = 40; day > -3; day -= 1) {
    const [first, second] = await Promise.all([app.care.tellEndings(), app.care.tellEndings()]);
    await send();
    if (first + second > 0) told.push(day);
    expect(first + second).toBeLessThan(2);
    clock.advance(DAY_MS);
  }
  expect(told).toEqual([30, 7, 1]);
  expect(mine.events()).toEqual(Array(3).fill('consent.expiring ana'));
  expect(JSON.parse(mine.received[0]?.body ?? '').data).toEqual({
    userId: 'ana',
    itemId,
    sequence: expect.any(Number),
  });
  expect(other.events()).not.toContain('consent.expiring ana');
});

it('a consent that is renewed is told of at its new end', async () => {
  const { app, database, makeEndpoint, receiver, send, clock } = world();
  const mine = await receiver();
  await makeEndpoint(mine.url, ['consent.expiring']);
  const itemId = await connectUntil(1, 'caio');
  expect(await app.care.tellEndings()).toBe(1);
  const end = new Date(clock.now().getTime() + 300 * DAY_MS).toISOString();
  await database.query(
    `update pluggy.items set raw = raw || jsonb_build_object('consentExpiresAt', $2::text) where id = $1`,
    [itemId, end],
  );
  clock.advance(275 * DAY_MS);
  expect(await app.care.tellEndings()).toBe(1);
  await send();
  expect(mine.events()).toEqual(['consent.expiring caio']); // the first was not sent yet: both are one
});

it('deliveries are forgotten 30 days after their end, what waits is not', async () => {
  const { app, makeEndpoint, receiver, send, clock, deliveries } = world();
  const [mine, dead] = [await receiver(), await receiver()];
  dead.answerWith(500);
  const { id } = await makeEndpoint(mine.url, ['consent.expiring']);
  const { id: waiting } = await makeEndpoint(dead.url, ['consent.expiring']);
  await connectUntil(1, 'duda');
  await app.care.tellEndings();
  await send();
  clock.advance(29 * DAY_MS);
  expect(await app.care.forgetOldDeliveries()).toBe(0);
  clock.advance(2 * DAY_MS);
  expect(await app.care.forgetOldDeliveries()).toBe(1);
  expect(await deliveries(id)).toEqual([]);
  expect(await deliveries(waiting)).toMatchObject([{ state: 'pending' }]);
});
