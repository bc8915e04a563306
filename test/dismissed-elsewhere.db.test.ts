import { expect, it } from 'vitest';
import { addDays } from '../src/domain/summaries/days.ts';
import { dismissRecurring, listRecurring } from '../src/features/summaries/list-recurring.ts';
import { type StoredAccount, storeAccount } from './fixtures/store-account.ts';
import { openTestDatabase } from './support/open-test-database.ts';

const { database } = await openTestDatabase();
/** Today, in São Paulo, is 20 December 2026. */
const parts = {
  database,
  keyring: null,
  clock: { now: () => new Date('2026-12-20T12:00:00Z'), sleep: async () => {} },
};

/** A connection to the one account, with a gym that is paid every month and rows of these days. */
async function connect(userId: string, days: readonly number[]): Promise<StoredAccount> {
  const account = await storeAccount(database, { userId });
  const { accountId, itemId } = account;
  const said = { number: '0001/1234-5', subtype: 'CHECKING_ACCOUNT' };
  await database.query('update pluggy.accounts set raw = raw || $2 where id = $1', [accountId, said]);
  await database.query(
    `update pluggy.items set raw = raw || '{"connector":{"id":601,"name":"Banco A"}}' where id = $1`,
    [itemId],
  );
  for (const daysBack of days) {
    const date = `${addDays('2026-12-20', -daysBack)}T00:00:00.000Z`;
    const raw = { date, amount: -80, currencyCode: 'BRL', description: 'ACADEMIA LTDA' };
    await database.query(
      `insert into pluggy.transactions (account_id, id, user_id, date, amount, currency_code, type, status, raw, first_seen_at, changed_at)
       values ($1, gen_random_uuid(), $2, $3, -80, 'BRL', 'DEBIT', 'POSTED', $4, $3, $3)`,
      [accountId, userId, date, raw],
    );
  }
  return account;
}

const DAYS = [155, 125, 95, 65, 35, 5];
const list = async (userId: StoredAccount['userId'], includeDismissed = false) =>
  (await listRecurring(parts, userId, { includeDismissed })).map((line) => JSON.parse(line));

it.each([
  ['removed', 'update pluggy.items set deleted_at = now() where id = $1'],
  ['no longer working', `update pluggy.items set raw = raw || '{"status":"LOGIN_ERROR"}' where id = $1`],
])(
  'what is not recurring stays so when the account is shown by another connection, the first one %s',
  async (how, ending) => {
    const first = await connect(`ana-${how.length}`, DAYS);
    const [gym] = await list(first.userId);
    await dismissRecurring(parts, first.userId, gym.id, true);
    await connect(first.userId, DAYS.slice(1));
    await database.query(ending, [first.itemId]);
    expect(await list(first.userId)).toEqual([]);
    const [shown] = await list(first.userId, true);
    expect(shown).toMatchObject({ description: 'ACADEMIA LTDA', dismissed: true });
    expect(shown.transactionIds).not.toContain(gym.transactionIds[1]);
    await dismissRecurring(parts, first.userId, shown.id, false);
    expect(await list(first.userId)).toHaveLength(1);
  },
);
