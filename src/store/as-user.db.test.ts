import { describe, expect, it } from 'vitest';
import { storeAccount } from '../../test/fixtures/store-account.ts';
import { openTestDatabase } from '../../test/support/open-test-database.ts';
import { parseUserId, type UserId } from '../domain/ids.ts';
import type { Queryable } from './Queryable.ts';

// one connection, so that what a transaction leaves behind would be met by the next one
const { database } = await openTestDatabase({ maxConnections: 1 });

function user(text: string): UserId {
  const id = parseUserId(text);
  if (id === undefined) throw new Error(`not a user id: ${text}`);
  return id;
}

async function seenBy(db: Queryable): Promise<string | null> {
  const { rows } = await db.query<{ id: string | null }>(
    `select nullif(current_setting('pluggy.user_id', true), '') as id`,
  );
  return rows[0]?.id ?? null;
}

describe('work for a person', () => {
  it.each([
    'ana',
    `o'brien`,
    String.raw`back\slash`,
    `'; set local role postgres; --`,
    String.raw`\'; drop schema pluggy cascade; --`,
    '😀'.repeat(100),
  ])('is known to PostgreSQL as that of %j until it ends', async (text) => {
    expect(await database.asUser(user(text), seenBy)).toBe(text);
    expect(await database.asUser(user(text), seenBy, 'snapshot')).toBe(text);
    expect(await seenBy(database)).toBeNull();
  });

  it('is one transaction: all of it is stored, or nothing', async () => {
    const { accountId, userId } = await storeAccount(database);
    const choose = {
      text: `insert into pluggy.account_choices (account_id, user_id, alias, changed_at) values ($1, $2, 'x', now())`,
      values: [accountId, userId],
    };
    const failed = database.asUser(userId, async (tx) => {
      await tx.query(choose);
      throw new Error('half-way');
    });
    await expect(failed).rejects.toThrow('half-way');
    expect((await database.query(`select from pluggy.account_choices`)).rows).toHaveLength(0);
    expect(await seenBy(database)).toBeNull();
  });

  it('of a snapshot writes nothing', async () => {
    const write = database.asUser(
      user('ana'),
      (tx) => tx.query(`insert into pluggy.users (id, created_at) values ('x', now())`),
      'snapshot',
    );
    await expect(write).rejects.toMatchObject({ code: '25006' });
  });
});
