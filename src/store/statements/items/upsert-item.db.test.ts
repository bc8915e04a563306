import { expect, it } from 'vitest';
import { buildPage, buildTransaction } from '../../../../test/fixtures/build-transaction.ts';
import { storeAccount } from '../../../../test/fixtures/store-account.ts';
import { openTestDatabase } from '../../../../test/support/open-test-database.ts';
import { parseUserId } from '../../../domain/ids.ts';
import { upsertItem } from './upsert-item.ts';

const { database } = await openTestDatabase();
const NOW = new Date('2026-11-20T12:00:00Z');

/** All tables below an item, each with a row of the item's. */
const TABLES = ['accounts', 'transactions', 'balances', 'bills', 'investments', 'loans', 'consents'];

it('everything below an item follows it to another user, deleted rows too', async () => {
  const { itemId, accountId, userId } = await storeAccount(database);
  await database.query(
    `insert into pluggy.transactions
       (account_id, id, user_id, date, amount, currency_code, type, status, raw, first_seen_at, changed_at, deleted_at)
     select $1, (r->>'id')::uuid, $2, (r->>'date')::timestamptz, 1, 'BRL', 'DEBIT', 'POSTED', r, $3, $3, $3
     from jsonb_array_elements($4::jsonb->'results') r`,
    [accountId, userId, NOW, buildPage([buildTransaction(), buildTransaction()]).toString()],
  );
  await database.query(
    `insert into pluggy.balances (account_id, at, user_id, currency_code, balance) values ($1, $2, $3, 'BRL', 10.5)`,
    [accountId, NOW, userId],
  );
  for (const table of ['bills', 'investments', 'loans', 'consents'])
    await database.query(
      `insert into pluggy.${table} (id, item_id, parent_id, user_id, raw, first_seen_at, changed_at)
       values (gen_random_uuid(), $1, $2, $3, '{}', $4, $4)`,
      [itemId, accountId, userId, NOW],
    );
  const bia = parseUserId('bia') ?? null;
  const raw = JSON.stringify({ id: itemId, status: 'UPDATED', clientUserId: 'bia' });
  const stored = await upsertItem(database, { id: itemId, userId: bia, clientId: 'client', raw }, NOW);
  expect(stored).toEqual({ userId: 'bia', changed: true });
  for (const table of TABLES) {
    const { rows } = await database.query(
      `select distinct user_id as owner from pluggy.${table}
       where user_id = $1 or user_id = 'bia'`,
      [userId],
    );
    expect([table, rows]).toEqual([table, [{ owner: 'bia' }]]);
  }
});
