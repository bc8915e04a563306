import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { buildPage, buildTransaction } from '../../../test/fixtures/build-transaction.ts';
import { type StoredAccount, storeAccount } from '../../../test/fixtures/store-account.ts';
import { openTestDatabase } from '../../../test/support/open-test-database.ts';
import { parseTransactionId, type TransactionId } from '../../domain/ids.ts';
import { Documents } from '../../store/documents/Documents.ts';
import { listTransactionHistory } from '../../store/statements/transactions/list-transaction-history.ts';
import { tombstoneTransactions } from '../../store/statements/transactions/tombstone-transactions.ts';
import { writePage } from './write-page.ts';

const { database } = await openTestDatabase();
const documents = new Documents(database, null);
const WORKER = '78';

beforeAll(async () => {
  await database.query('alter table pluggy.transactions rename to transactions_before');
  await database.query(
    `create table pluggy.transactions (like pluggy.transactions_before including defaults including constraints)
     partition by hash (account_id)`,
  );
  await database.query('alter table pluggy.transactions add primary key (account_id, id)');
  await database.query('create index on pluggy.transactions (account_id, date desc, id desc)');
  for (const part of [0, 1, 2, 3])
    await database.query(
      `create table pluggy.transactions_${part} partition of pluggy.transactions
       for values with (modulus 4, remainder ${part})`,
    );
});

async function target(account: StoredAccount) {
  const { rows } = await database.query<{ id: string }>(
    `insert into pluggy.jobs (kind, key, serial, state, run_at, attempts, max_attempts, lease_until, worker, created_at)
     values ('t', $1, $1, 'running', now(), 1, 5, now() + interval '1 hour', $2, now()) returning id`,
    [randomUUID(), WORKER],
  );
  const fence = { jobId: rows[0]?.id ?? '', worker: WORKER };
  return { ...account, documents, fence, now: new Date() };
}

it('the writes are the same where transactions are partitioned by the hash of their account', async () => {
  for (let number = 0; number < 6; number += 1) {
    const account = await storeAccount(database);
    const id = parseTransactionId(randomUUID()) as TransactionId;
    const row = (amount: string): string => buildTransaction({ id, amount });
    const write = async (...rows: string[]) => writePage(database, buildPage(rows), await target(account));
    expect(await write(row('-1'))).toMatchObject({ created: 1, updated: 0 });
    expect(await write(row('-1'))).toMatchObject({ created: 0, updated: 0, unchanged: 1 });
    expect(await write(row('-2'))).toMatchObject({ created: 0, updated: 1 });
    expect(await write(row('-3'), row('-4'), buildTransaction())).toMatchObject({
      created: 1,
      updated: 1,
      merged: 1,
    });
    expect(await tombstoneTransactions(database, await target(account), [id], 'not_found')).toBe(1);
    expect(await write(row('-4'))).toMatchObject({ created: 0, updated: 1 });
    const versions = await listTransactionHistory(database, account.userId, id);
    expect(versions.map(({ view }) => (JSON.parse(view) as { raw: { amount: number } }).raw.amount)).toEqual([
      -4, -4, -2, -1,
    ]);
  }
});
