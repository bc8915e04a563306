import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type StoredAccount, storeAccount } from '../../../test/fixtures/store-account.ts';
import { openTestDatabase } from '../../../test/support/open-test-database.ts';
import type { TransactionId } from '../../domain/ids.ts';
import { Keyring } from '../../domain/Keyring.ts';
import { LeaseLost } from '../../queue/fenced.ts';
import type { Fence } from '../../queue/sql/lease.ts';
import type { Queryable } from '../Queryable.ts';
import { forgetReadFrom } from './accounts/forget-read-from.ts';
import { forgetReadsOfAccounts } from './accounts/forget-reads-of-accounts.ts';
import { recordSweep } from './accounts/record-sweep.ts';
import { upsertAccounts } from './accounts/upsert-accounts.ts';
import { forgetCheck } from './comparisons/forget-check.ts';
import { recordMonthChecks } from './comparisons/record-month-checks.ts';
import { rederiveColumns } from './comparisons/rederive-columns.ts';
import { saveCheck } from './comparisons/save-check.ts';
import { recordItem } from './items/record-item.ts';
import { hideAbsent } from './products/hide-absent.ts';
import { hideOrphanedMovements } from './products/hide-orphaned-movements.ts';
import { recordProductOutcomes } from './products/record-product-outcomes.ts';
import { recordProductsBegun } from './products/record-products-begun.ts';
import { refuseObjects } from './products/refuse-objects.ts';
import { writeList } from './products/write-list.ts';
import { dropMootSuggestions } from './suggestions/drop-moot-suggestions.ts';
import { recordSuggestions } from './suggestions/record-suggestions.ts';
import { recordSyncFailure } from './syncs/record-sync-failure.ts';
import { recordSyncProgress } from './syncs/record-sync-progress.ts';
import { saveSweep } from './syncs/save-sweep.ts';
import { linkTransactions } from './transactions/link-transactions.ts';
import { refuseRow } from './transactions/refuse-row.ts';
import { settleReturned } from './transactions/settle-returned.ts';
import { tombstoneTransactions } from './transactions/tombstone-transactions.ts';
import { writeTransactions } from './transactions/write-transactions.ts';
import { upsertIdentity } from './users/upsert-identity.ts';

const { database } = await openTestDatabase();
const NOW = new Date('2026-11-20T12:00:00Z');
const keyring = new Keyring([Buffer.alloc(32, 7)]);

async function lease(): Promise<Fence> {
  const { rows } = await database.query<{ id: string }>(
    `insert into pluggy.jobs (kind, key, serial, state, run_at, attempts, max_attempts, lease_until, worker, created_at)
     values ('t', $1, $1, 'running', now(), 1, 5, now() + interval '1 hour', '77', now()) returning id`,
    [randomUUID()],
  );
  return { jobId: rows[0]?.id ?? '', worker: '77' };
}

interface Stored extends StoredAccount {
  /** Shown. */
  readonly shown: TransactionId;
  /** Hidden, without a successor. */
  readonly hidden: TransactionId;
  readonly investmentId: string;
}

const newId = (): TransactionId => randomUUID() as TransactionId;

/** An account with something for every write to write. */
async function store(): Promise<Stored> {
  const account = await storeAccount(database);
  const { accountId, itemId, userId } = account;
  const [shown, hidden, back] = [newId(), newId(), newId()];
  const [investmentId, movementId] = [randomUUID(), randomUUID()];
  await database.query(
    `insert into pluggy.transactions
       (account_id, id, user_id, date, amount, currency_code, type, status, raw, first_seen_at, changed_at, deleted_at, deleted_reason)
     select $1, r.id, $2, '2026-11-01', -1, 'BRL', 'DEBIT', 'POSTED',
       jsonb_build_object('id', r.id, 'date', '2026-11-01T00:00:00.000Z', 'amount', -2), $3, $3, r.deleted_at, r.reason
     from (values ($4::uuid, null::timestamptz, null), ($5, $3, 'not_listed'), ($6, null, 'not_listed')) as r (id, deleted_at, reason)`,
    [accountId, userId, NOW, shown, hidden, back],
  );
  // its old row is shown again: there is nothing to ask about
  await database.query(
    'insert into pluggy.suggested_predecessors (account_id, old_id, new_id, suggested_at) values ($1, $2, $3, $4)',
    [accountId, back, hidden, NOW],
  );
  await database.query(`update pluggy.accounts set read_from = $2 where id = $1`, [accountId, NOW]);
  await database.query(
    `insert into pluggy.check_progress (account_id, item_version, saved_at, after, months) values ($1, 'v', $2, 'a', '{}')`,
    [accountId, NOW],
  );
  await database.query(
    `insert into pluggy.investments (id, item_id, user_id, raw, first_seen_at, changed_at, deleted_at)
     values ($1, $2, $3, '{}', $4, $4, $4)`,
    [investmentId, itemId, userId, NOW],
  );
  await database.query(
    `insert into pluggy.investment_transactions (id, item_id, parent_id, user_id, raw, first_seen_at, changed_at)
     values ($1, $2, $3, $4, '{}', $5, $5)`,
    [movementId, itemId, investmentId, userId, NOW],
  );
  return { ...account, shown, hidden, investmentId };
}

type Write = (tx: Queryable, stored: Stored, fence: Fence) => Promise<unknown>;

const SWEEP = {
  itemVersion: 'v',
  startedAt: NOW,
  after: 'a',
  edge: { oldest: null, atOldest: [] },
  rowsSeen: 1,
};
const pageOf = (...results: object[]): string => JSON.stringify({ results });
const at = (fence: Fence) => ({ fence, now: NOW });

/** Every statement that writes under a lease, by its file. */
const WRITES: Readonly<Record<string, Write>> = {
  'accounts/forget-read-from': (tx, { accountId }, fence) => forgetReadFrom(tx, accountId, fence),
  'accounts/forget-reads-of-accounts': (tx, { itemId, accountId }, fence) =>
    forgetReadsOfAccounts(tx, itemId, [accountId], fence),
  'accounts/record-sweep': (tx, { accountId }, fence) =>
    recordSweep(tx, accountId, { rowsSeen: 1, startedAt: NOW, refusedBefore: NOW, version: null }, at(fence)),
  'accounts/upsert-accounts': (tx, owner, fence) =>
    upsertAccounts(tx, { page: pageOf({ id: randomUUID(), balance: 1 }), personal: [] }, owner, at(fence)),
  'comparisons/forget-check': (tx, { accountId }, fence) => forgetCheck(tx, accountId, fence),
  'comparisons/record-month-checks': (tx, { accountId }, fence) => {
    const digests = new Map([['2026-11', { rows: 1, sum: 1n }]]);
    return recordMonthChecks(tx, accountId, { there: digests, here: digests }, at(fence));
  },
  'comparisons/rederive-columns': (tx, stored, fence) => rederiveColumns(tx, { ...stored, ...at(fence) }),
  'comparisons/save-check': (tx, { accountId }, fence) =>
    saveCheck(tx, accountId, { itemVersion: 'w', after: 'b', months: new Map() }, at(fence)),
  'items/record-item': (tx, { itemId, userId }, fence) =>
    recordItem(tx, { id: itemId, userId, clientId: 'other', raw: '{}' }, { ...at(fence), begins: true }),
  'products/hide-absent': (tx, { investmentId, ...stored }, fence) =>
    hideAbsent(tx, 'investmentTransactions', { ...stored, parentId: investmentId, ...at(fence) }, []),
  'products/hide-orphaned-movements': (tx, { itemId }, fence) =>
    hideOrphanedMovements(tx, { itemId, ...at(fence) }),
  'products/record-product-outcomes': (tx, { itemId, accountId }, fence) => {
    const outcome = {
      product: 'loans',
      state: 'done',
      at: NOW,
      oddObjects: 0,
      asOf: null,
      version: null,
    } as const;
    const recent = { id: accountId, version: '1', readFrom: NOW, at: NOW };
    return recordProductOutcomes(tx, itemId, { outcomes: [outcome], accounts: [recent] }, fence, NOW);
  },
  'products/record-products-begun': (tx, { itemId }, fence) =>
    recordProductsBegun(tx, itemId, ['loans'], at(fence)),
  'products/refuse-objects': (tx, stored, fence) =>
    refuseObjects(tx, 'loans', [{ payload: '{}', reason: 'no-id' }], { ...stored, ...at(fence) }),
  'products/write-list': (tx, stored, fence) => {
    const split = { page: pageOf({ id: randomUUID() }), personal: [] };
    return writeList(tx, 'loans', split, { ...stored, parentId: null, ...at(fence) }, []);
  },
  'syncs/record-sync-failure': (tx, { itemId }, fence) =>
    recordSyncFailure(tx, itemId, { code: 'internal', isGivenUp: false }, at(fence)),
  'syncs/record-sync-progress': (tx, { itemId }, fence) => recordSyncProgress(tx, itemId, 7, fence),
  'syncs/save-sweep': (tx, { accountId }, fence) => saveSweep(tx, accountId, SWEEP, at(fence)),
  'transactions/link-transactions': (tx, { accountId, hidden, shown }, fence) =>
    linkTransactions(tx, { accountId, ...at(fence) }, [
      { oldId: hidden, newId: shown, evidence: 'provider_id' },
    ]),
  'suggestions/drop-moot-suggestions': (tx, { accountId }, fence) =>
    dropMootSuggestions(tx, { accountId, ...at(fence) }),
  'suggestions/record-suggestions': (tx, { accountId, hidden, shown }, fence) =>
    recordSuggestions(tx, { accountId, ...at(fence) }, [{ oldId: hidden, newId: shown }]),
  'transactions/refuse-row': (tx, stored, fence) => refuseRow(tx, '{}', '22P02', { ...stored, ...at(fence) }),
  'transactions/settle-returned': (tx, { accountId }, fence) =>
    settleReturned(tx, { accountId, ...at(fence) }),
  'transactions/tombstone-transactions': (tx, { shown, ...stored }, fence) =>
    tombstoneTransactions(tx, { ...stored, ...at(fence) }, [shown], 'not_listed'),
  'transactions/write-transactions': (tx, { shown, ...stored }, fence) => {
    const rows = [shown, randomUUID()].map((id) => ({ id, date: '2026-11-02T00:00:00.000Z', amount: 3 }));
    return writeTransactions(tx, Buffer.from(pageOf(...rows)), { ...stored, ...at(fence) });
  },
  'users/upsert-identity': (tx, { itemId, userId }, fence) =>
    upsertIdentity(tx, keyring, { itemId, userId, raw: '{}' }, fence, NOW),
};

/** How many rows this connection has inserted, updated and deleted, as far as its statistics are not sent yet. */
async function countWritten(tx: Queryable): Promise<number> {
  const { rows } = await tx.query<{ count: number }>(
    `select coalesce(sum(n_tup_ins + n_tup_upd + n_tup_del), 0)::integer as count
     from pg_stat_xact_user_tables where schemaname = 'pluggy'`,
  );
  return rows[0]?.count ?? 0;
}

/** How many rows `work` inserts, updates and deletes. */
function rowsWrittenBy(work: (tx: Queryable) => Promise<unknown>): Promise<number> {
  return database.asSystem(async (tx) => {
    const before = await countWritten(tx);
    await work(tx);
    return (await countWritten(tx)) - before;
  });
}

describe.each(Object.entries(WRITES))('%s', (_, write) => {
  it('writes for the run that holds its job', async () => {
    const [stored, fence] = [await store(), await lease()];
    expect(await rowsWrittenBy((tx) => write(tx, stored, fence))).toBeGreaterThan(0);
  });

  it('writes nothing for one that lost it, and says so', async () => {
    const [stored, fence] = [await store(), await lease()];
    const lost = { ...fence, worker: '78' };
    const written = rowsWrittenBy((tx) => expect(write(tx, stored, lost)).rejects.toBeInstanceOf(LeaseLost));
    expect(await written).toBe(0);
  });
});

it('every statement under a lease is among these', () => {
  const folder = new URL('./', import.meta.url);
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
  );
  const fenced = files.filter((file) =>
    /\b(underLease|leaseCondition)\(/.test(readFileSync(new URL(file, folder), 'utf8')),
  );
  expect(fenced.map((file) => file.slice(0, -'.ts'.length)).sort()).toEqual(Object.keys(WRITES).sort());
});
