import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { storeAccount } from '../../../../test/fixtures/store-account.ts';
import { openTestDatabase } from '../../../../test/support/open-test-database.ts';
import type { Queryable } from '../../Queryable.ts';
import { giveItem } from '../items/give-item.ts';
import { tombstoneItem } from '../items/tombstone-item.ts';
import { numberChanges } from './number-changes.ts';
import { recordChanges } from './record-changes.ts';
import { recordErasure } from './record-erasure.ts';

const { database } = await openTestDatabase();
const now = new Date('2026-11-20T12:00:00Z');

interface Entry {
  readonly userId: string;
  readonly kind: string;
  readonly ids: readonly string[];
  readonly sequence: string | null;
}

async function entries(userId?: string): Promise<Entry[]> {
  const { rows } = await database.query<Entry>(
    `select user_id as "userId", kind, ids, sequence from pluggy.changes
     where $1::text is null or user_id = $1 order by sequence, id`,
    [userId ?? null],
  );
  return rows;
}

const kinds = async (userId: string): Promise<string[]> => (await entries(userId)).map(({ kind }) => kind);

/** A transaction that stays open until it is told to end. */
function hold(work: (tx: Queryable) => Promise<void>) {
  let commit = (): void => {};
  const open = new Promise<void>((resolve) => {
    commit = resolve;
  });
  let begun = (): void => {};
  const written = new Promise<void>((resolve) => {
    begun = resolve;
  });
  const ended = database.asSystem(async (tx) => {
    await work(tx);
    begun();
    await open;
  });
  return {
    written,
    end: async () => {
      commit();
      await ended;
    },
  };
}

describe('the log of changes', () => {
  it('numbers what is committed; what commits late gets a later number', async () => {
    const { userId } = await storeAccount(database);
    const late = hold((tx) => recordChanges(tx, { userId, kind: 'loan', ids: [randomUUID()] }));
    await late.written;
    await recordChanges(database, { userId, kind: 'consent', ids: [randomUUID()] });
    const before = await numberChanges(database, now);
    expect(await numberChanges(database, now)).toBe(before);
    await late.end();
    expect(await numberChanges(database, now)).toBe(before + 1n);
    const last = (await entries(userId)).slice(-2);
    expect(last.map(({ kind, sequence }) => [kind, BigInt(sequence ?? 0)])).toEqual([
      ['consent', before],
      ['loan', before + 1n],
    ]);
  });

  it('numbers each entry once although ten processes number at once', async () => {
    const { userId } = await storeAccount(database);
    for (let round = 0; round < 5; round += 1)
      await Promise.all(
        Array.from({ length: 10 }, async () => {
          await recordChanges(database, { userId, kind: 'loan', ids: [randomUUID()] });
          await numberChanges(database, now);
        }),
      );
    const numbers = (await entries()).map(({ sequence }) => Number(sequence));
    expect(numbers).toEqual(numbers.map((_, place) => place + 1));
  });

  it('does not wait for a person who is being erased', async () => {
    const { userId } = await storeAccount(database);
    const other = await storeAccount(database);
    const erasing = hold((tx) => recordErasure(tx, userId));
    await erasing.written;
    await numberChanges(database, now);
    expect((await entries(other.userId)).every(({ sequence }) => sequence !== null)).toBe(true);
    await erasing.end();
    await numberChanges(database, now);
    expect(await entries(userId)).toEqual([
      { userId, kind: 'user', ids: [], sequence: expect.stringMatching(/^\d+$/) },
    ]);
  });

  it('takes from a request what is its user’s alone', async () => {
    const [own, other] = [await storeAccount(database), await storeAccount(database)];
    const record = (userId: typeof own.userId) =>
      database.asUser(own.userId, (tx) => recordChanges(tx, { userId, kind: 'loan', ids: [randomUUID()] }));
    await record(own.userId);
    await expect(record(other.userId)).rejects.toMatchObject({ code: '42501' });
    expect(await kinds(own.userId)).toEqual(['item', 'account', 'loan']);
    expect(await kinds(other.userId)).toEqual(['item', 'account']);
  });

  it('is told by the tables: what is new, different, hidden, another user’s; nothing where nothing changed', async () => {
    const { itemId, accountId, userId } = await storeAccount(database);
    const before = await kinds(userId);
    await database.query('update pluggy.accounts set swept_at = now(), raw = raw where id = $1', [accountId]);
    await database.query(
      `update pluggy.accounts set personal = 'x', personal_digest = 'y', raw = raw - 'owner' where id = $1`,
      [accountId],
    );
    expect(await kinds(userId)).toEqual(before);
    await database.query(
      `insert into pluggy.bills (id, item_id, parent_id, user_id, raw, first_seen_at, changed_at)
       values (gen_random_uuid(), $1, $2, $3, '{}', now(), now())`,
      [itemId, accountId, userId],
    );
    expect((await kinds(userId)).slice(before.length)).toEqual(['bill']);
    const { userId: heir } = await storeAccount(database);
    await database.asSystem((tx) => giveItem(tx, itemId, heir, now));
    expect([...new Set((await kinds(userId)).slice(before.length + 1))].sort()).toEqual([
      'account',
      'bill',
      'item',
    ]);
    const more = async (from: number): Promise<string[]> =>
      [...new Set((await kinds(heir)).slice(from))].sort();
    expect(await more(2)).toEqual(['account', 'bill', 'item']);
    const then = (await kinds(heir)).length;
    await database.asSystem((tx) => tombstoneItem(tx, itemId, now));
    expect(await more(then)).toEqual(['account', 'bill', 'item']);
  });

  it('names the transactions of an account that goes to another user, and of one that goes', async () => {
    const { itemId, accountId, userId } = await storeAccount(database);
    await database.query(
      `insert into pluggy.transactions (account_id, id, user_id, date, amount, raw, first_seen_at, changed_at)
       select $1, gen_random_uuid(), $2, now(), 1, '{}', now(), now() from generate_series(1, 2500)`,
      [accountId, userId],
    );
    const named = async (whose: string): Promise<number> =>
      (await entries(whose)).flatMap(({ kind, ids }) => (kind === 'transaction' ? ids : [])).length;
    const { userId: heir } = await storeAccount(database);
    await database.asSystem((tx) => giveItem(tx, itemId, heir, now));
    expect([await named(userId), await named(heir)]).toEqual([2500, 2500]);
    await database.asSystem((tx) => tombstoneItem(tx, itemId, now));
    expect([await named(userId), await named(heir)]).toEqual([2500, 5000]);
    expect(Math.max(...(await entries(heir)).map(({ ids }) => ids.length))).toBeLessThanOrEqual(1000);
  });
});
