import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { type StoredAccount, storeAccount } from '../../../test/fixtures/store-account.ts';
import { openTestDatabase } from '../../../test/support/open-test-database.ts';
import type { Fence } from '../../queue/sql/lease.ts';
import { recordReadFrom } from './accounts/record-read-from.ts';
import { recordSweep } from './accounts/record-sweep.ts';
import { recordProductOutcomes } from './products/record-product-outcomes.ts';
import { recordSyncFailure } from './syncs/record-sync-failure.ts';

const { database } = await openTestDatabase();
const NOW = new Date('2026-11-20T12:00:00Z');

async function lease(): Promise<Fence> {
  const { rows } = await database.query<{ id: string }>(
    `insert into pluggy.jobs (kind, key, serial, state, run_at, attempts, max_attempts, lease_until, worker, created_at)
     values ('t', $1, $1, 'running', now(), 1, 5, now() + interval '1 hour', '77', now()) returning id`,
    [randomUUID()],
  );
  return { jobId: rows[0]?.id ?? '', worker: '77' };
}

type Write = (account: StoredAccount, fence: Fence) => Promise<unknown>;

const WRITES: readonly [string, Write][] = [
  [
    'the failure of a sync',
    ({ itemId }, fence) => {
      const failure = { code: 'internal', isGivenUp: false };
      return recordSyncFailure(database, itemId, failure, { fence, now: NOW });
    },
  ],
  [
    'a complete read',
    ({ accountId }, fence) => {
      const sweep = { rowsSeen: 1, startedAt: NOW, refusedBefore: NOW };
      return recordSweep(database, accountId, sweep, { fence, now: NOW });
    },
  ],
  ['from when on is read', ({ accountId }, fence) => recordReadFrom(database, [accountId], NOW, fence)],
  [
    'how a product stands',
    ({ itemId }, fence) =>
      recordProductOutcomes(
        database,
        itemId,
        [{ product: 'loans', state: 'done', at: NOW, oddObjects: 0, asOf: null }],
        fence,
        NOW,
      ),
  ],
];

async function recorded({ itemId, accountId }: StoredAccount): Promise<unknown> {
  const { rows } = await database.query(
    `select i.sync_state, a.swept_at, a.read_from,
       (select count(*)::int from pluggy.product_states p where p.item_id = i.id) as products
     from pluggy.items i join pluggy.accounts a on a.item_id = i.id where i.id = $1 and a.id = $2`,
    [itemId, accountId],
  );
  return rows[0];
}

it.each(WRITES)('%s is written by the run that holds its job', async (_, write) => {
  const account = await storeAccount(database);
  const before = await recorded(account);
  await write(account, await lease());
  expect(await recorded(account)).not.toEqual(before);
});

it.each(WRITES)('%s is not written by a run that lost it', async (_, write) => {
  const account = await storeAccount(database);
  const before = await recorded(account);
  await write(account, { ...(await lease()), worker: '78' });
  expect(await recorded(account)).toEqual(before);
});
