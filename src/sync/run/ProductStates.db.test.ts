import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { type StoredAccount, storeAccount } from '../../../test/fixtures/store-account.ts';
import { openTestDatabase } from '../../../test/support/open-test-database.ts';
import { StepClock } from '../../pluggy/testing/StepClock.ts';
import { LeaseLost } from '../../queue/fenced.ts';
import { ProductStates } from './ProductStates.ts';

const { database } = await openTestDatabase();
const WORKER = '77';
const clock = new StepClock();
let account: StoredAccount;
let states: ProductStates;
let jobId: string;

beforeEach(async () => {
  account = await storeAccount(database);
  const { rows } = await database.query<{ id: string }>(
    `insert into pluggy.jobs (kind, key, serial, state, run_at, attempts, max_attempts, lease_until, worker, created_at)
     values ('t', $1, $1, 'running', now(), 1, 5, now() + interval '1 hour', $2, now()) returning id`,
    [randomUUID(), WORKER],
  );
  jobId = rows[0]?.id ?? '';
  const rawItem = { status: 'UPDATED', executionStatus: 'SUCCESS', products: ['ACCOUNTS', 'LOANS'] };
  const fence = { jobId, worker: WORKER };
  states = new ProductStates({ database, clock, fence, rawItem, itemId: account.itemId, known: [] });
});

async function stored(): Promise<Record<string, string>> {
  const { rows } = await database.query<{ product: string; state: string }>(
    'select product, state from pluggy.product_states where item_id = $1',
    [account.itemId],
  );
  return Object.fromEntries(rows.map(({ product, state }) => [product, state]));
}

describe('what became of the products of an item', () => {
  it('is written together, at the end of a short run', async () => {
    await states.begin();
    await states.note('accounts', { state: 'done' });
    await states.note('loans', { state: 'failed', error: 'pluggy_unavailable' });
    expect(await stored()).toMatchObject({ accounts: 'running', loans: 'running' });
    await states.write();
    expect(await stored()).toMatchObject({ accounts: 'done', loans: 'failed' });
  });

  it('is seen within the second in a long one', async () => {
    await states.begin();
    await states.note('accounts', { state: 'done' });
    clock.advance(1_000);
    await states.note('transactions', { state: 'done' });
    expect(await stored()).toMatchObject({ accounts: 'done', transactions: 'done', loans: 'running' });
  });

  it('is not said by a run that another has taken over', async () => {
    await states.begin();
    await states.note('accounts', { state: 'failed', error: 'pluggy_unavailable' });
    await database.query('update pluggy.jobs set worker = 78 where id = $1', [jobId]);
    await expect(states.write()).rejects.toThrow(LeaseLost);
    expect(await stored()).toMatchObject({ accounts: 'running' });
  });

  it('leaves what is known of a product until it was read again, and what is not offered alone', async () => {
    await states.note('accounts', { state: 'done' });
    await states.write();
    await states.begin();
    expect(await stored()).toMatchObject({ accounts: 'done', loans: 'running' });
    expect(await stored()).not.toHaveProperty('investments');
  });
});
