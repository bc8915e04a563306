import { setImmediate as turn } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { standingClock } from '../../test/support/moving-clock.ts';
import { openTestDatabase } from '../../test/support/open-test-database.ts';
import { systemClock } from '../domain/clock.ts';
import type { Queryable } from '../store/Queryable.ts';
import { ErasedItems } from './ErasedItems.ts';
import { EventGroups } from './EventGroups.ts';
import { parseEvent } from './parse-event.ts';

const { database } = await openTestDatabase();
const erased = new ErasedItems(null);
const ITEM = '00000000-0000-4000-8000-00000000000a';
const OTHER_ITEM = '00000000-0000-4000-8000-00000000000b';

/** What is stored, with the statements counted that it took. */
function counting(): { db: Queryable; statements: () => number } {
  let count = 0;
  const db: Queryable = {
    query: (statement, values) => {
      count += 1;
      return database.query(statement, values);
    },
    tell: (channel, payload) => database.tell(channel, payload),
  };
  return { db, statements: () => count };
}

const eventOf = (body: string): ReturnType<typeof parseEvent> => parseEvent(Buffer.from(body), 'ours');
const named = (eventId: string, itemId = ITEM, more = ''): ReturnType<typeof parseEvent> =>
  eventOf(`{"event":"item/updated","eventId":"${eventId}","itemId":"${itemId}"${more}}`);

const inbox = async (like: string): Promise<{ id: string; settled: boolean; has_body: boolean }[]> =>
  (
    await database.query<{ id: string; settled: boolean; has_body: boolean }>(
      `select event_id as id, settled_at is not null as settled, body is not null as has_body
       from pluggy.inbox where event_id like $1 order by event_id`,
      [like],
    )
  ).rows;
const jobs = async (key: string): Promise<number> =>
  (
    await database.query<{ count: number }>(`select count(*)::int as count from pluggy.jobs where key = $1`, [
      key,
    ])
  ).rows[0]?.count ?? 0;

it('stores what arrives together with few statements, each event once, one job an item', async () => {
  const { db, statements } = counting();
  const groups = new EventGroups(db, systemClock, erased);
  const ids = Array.from({ length: 60 }, (_, index) => `many-${String(index % 40).padStart(2, '0')}`);
  const fresh = await Promise.all(
    ids.map((id, index) => groups.receive(named(id, index % 2 ? ITEM : OTHER_ITEM))),
  );
  expect(fresh.filter(Boolean)).toHaveLength(40);
  expect((await inbox('many-%')).map(({ id }) => id)).toEqual([...new Set(ids)].sort());
  expect([await jobs(ITEM), await jobs(OTHER_ITEM)]).toEqual([1, 1]);
  expect(statements()).toBeLessThan(4);
  expect(await groups.receive(named('many-00'))).toBe(false);
});

/** Longer than any test lasts. */
const NEVER_SLOW_MS = 600_000;

/** A database whose statements wait until the test lets them go. */
function holding(): { db: Queryable; held: (() => void)[] } {
  const held: (() => void)[] = [];
  const db: Queryable = {
    query: async (statement, values) => {
      await new Promise<void>((resolve) => held.push(resolve));
      return database.query(statement, values);
    },
    tell: () => {},
  };
  return { db, held };
}

it('gathers what comes while a group is on its way, and begins another only for many', async () => {
  const { db, held } = holding();
  const groups = new EventGroups(db, systemClock, erased, NEVER_SLOW_MS);
  const receive = async (id: string): Promise<Promise<boolean>[]> => {
    const received = groups.receive(named(id));
    await turn();
    await turn();
    return [received];
  };
  const received = await receive('gather-0');
  expect(held).toHaveLength(1);
  for (let number = 1; number < 12; number += 1) received.push(...(await receive(`gather-${number}`)));
  expect(held).toHaveLength(1);
  received.push(...(await receive('gather-12')));
  expect(held).toHaveLength(2); // twelve wait: they are worth a group of their own
  received.push(...(await receive('gather-13')), ...(await receive('gather-14')));
  expect(held).toHaveLength(2);
  held.shift()?.();
  expect(await received[0]).toBe(true);
  await vi.waitFor(() => expect(held).toHaveLength(1)); // the second still runs
  held.shift()?.();
  await Promise.all(received.slice(1, 13));
  await vi.waitFor(() => expect(held).toHaveLength(1)); // and the last two go together
  held.shift()?.();
  expect(await Promise.all(received)).toEqual(received.map(() => true));
});

it('lets nobody wait for a group that is held up, nor fail with it', async () => {
  const { db, held } = holding();
  let asked = 0;
  const heldUp: Queryable = {
    query: async (statement, values) => {
      asked += 1;
      if (asked > 1) return db.query(statement, values);
      await new Promise<void>((resolve) => held.push(resolve));
      throw new Error('the row that it waited for was held too long');
    },
    tell: () => {},
  };
  const groups = new EventGroups(heldUp, systemClock, erased, 1);
  const first = groups.receive(named('held-up-1'));
  await vi.waitFor(() => expect(held).toHaveLength(1));
  const second = groups.receive(named('held-up-2', OTHER_ITEM));
  await vi.waitFor(() => expect(held).toHaveLength(2));
  const third = groups.receive(named('held-up-3', OTHER_ITEM));
  held[0]?.();
  await expect(first).rejects.toThrow('held too long');
  await vi.waitFor(() => expect(held).toHaveLength(3));
  held[1]?.();
  held[2]?.();
  expect(await Promise.all([second, third])).toEqual([true, true]);
});

it('leaves a job that waits as it is when another event asks for it', async () => {
  const clock = standingClock();
  const groups = new EventGroups(database, clock, erased);
  const item = '00000000-0000-4000-8000-00000000000d';
  // each version of a row has a place of its own
  const placeOfJob = async (): Promise<string | undefined> =>
    (await database.query<{ ctid: string }>('select ctid::text from pluggy.jobs where key = $1', [item]))
      .rows[0]?.ctid;
  await groups.receive(named('waits-1', item));
  const place = await placeOfJob();
  expect(place).toBeDefined();
  clock.advance(1_000);
  await groups.receive(named('waits-2', item));
  expect(await placeOfJob()).toBe(place);
  // a retry that waits starts over: its attempts are news
  await database.query('update pluggy.jobs set attempts = 1 where key = $1', [item]);
  await groups.receive(named('waits-3', item));
  const { rows } = await database.query<{ attempts: number }>(
    'select attempts from pluggy.jobs where key = $1',
    [item],
  );
  expect(rows).toEqual([{ attempts: 0 }]);
});

it('keeps one event that jsonb cannot hold as bytes, and the others of its group as they are', async () => {
  const groups = new EventGroups(database, systemClock, erased);
  const bodies = [named('odd-1'), named('odd-2', ITEM, ',"amount":1e999999'), named('odd-3')];
  expect(await Promise.all(bodies.map((body) => groups.receive(body)))).toEqual([true, true, true]);
  expect(await inbox('odd-%')).toEqual([
    { id: 'odd-1', settled: false, has_body: true },
    { id: 'odd-2', settled: false, has_body: false },
    { id: 'odd-3', settled: false, has_body: true },
  ]);
});

it('acts once more on what a nameless event said before, also twice in one group', async () => {
  const groups = new EventGroups(database, systemClock, erased);
  const item = '00000000-0000-4000-8000-00000000000c';
  const nameless = eventOf(`{"event":"item/updated","itemId":"${item}"}`);
  expect(await Promise.all([nameless, nameless].map((each) => groups.receive(each)))).toEqual([true, false]);
  const settle = `update pluggy.inbox set settled_at = now(), outcome = 'applied' where event_id = $1`;
  await database.query(settle, [nameless.eventId]);
  await database.query(`delete from pluggy.jobs where key = $1`, [item]);
  expect(await Promise.all([nameless, nameless].map((each) => groups.receive(each)))).toEqual([false, false]);
  expect(await inbox(nameless.eventId)).toEqual([{ id: nameless.eventId, settled: false, has_body: true }]);
  expect(await jobs(item)).toBe(1);
});

it('tells everybody who waits when the database does not take a group, and takes the next', async () => {
  let isDown = true;
  const db: Queryable = {
    query: (statement, values) =>
      isDown ? Promise.reject(new Error('no database')) : database.query(statement, values),
    tell: (channel, payload) => database.tell(channel, payload),
  };
  const groups = new EventGroups(db, systemClock, erased);
  const all = Array.from({ length: 250 }, (_, index) => groups.receive(named(`down-${index}`)));
  const results = await Promise.allSettled(all);
  expect(results.every(({ status }) => status === 'rejected')).toBe(true);
  expect(await inbox('down-%')).toEqual([]);
  isDown = false;
  expect(await groups.receive(named('down-0'))).toBe(true);
});

it('does not ask a database that goes away for one event after the other', async () => {
  let asked = 0;
  const db: Queryable = {
    query: (statement, values) => {
      asked += 1;
      return asked === 1 ? database.query(statement, values) : Promise.reject(new Error('no database'));
    },
    tell: () => {},
  };
  const groups = new EventGroups(db, systemClock, erased);
  const bodies = [named('away-1', ITEM, ',"amount":1e999999'), named('away-2'), named('away-3')];
  const results = await Promise.allSettled(bodies.map((body) => groups.receive(body)));
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(asked).toBe(2);
  expect(await inbox('away-%')).toEqual([]);
});
