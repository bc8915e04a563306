import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { buildPage, buildTransaction } from '../../../test/fixtures/build-transaction.ts';
import { type StoredAccount, storeAccount } from '../../../test/fixtures/store-account.ts';
import { openTestDatabase } from '../../../test/support/open-test-database.ts';
import { parseTransactionId, type TransactionId } from '../../domain/ids.ts';
import { silentLogger } from '../../domain/logger.ts';
import { LeaseLost } from '../../queue/fenced.ts';
import { Documents } from '../../store/documents/Documents.ts';
import { writeAnnotation } from '../../store/statements/annotations/write-annotation.ts';
import { listTransactionHistory } from '../../store/statements/transactions/list-transaction-history.ts';
import { tombstoneTransactions } from '../../store/statements/transactions/tombstone-transactions.ts';
import type { SyncRun } from '../run/SyncRun.ts';
import { endOfRead } from './end-of-read.ts';
import { writePage } from './write-page.ts';

const { database } = await openTestDatabase();
const documents = new Documents(database, null);
const HOUR = 3_600_000;

const newId = (): TransactionId => parseTransactionId(randomUUID()) as TransactionId;

/** A run for one account, with a clock that the test moves. */
class Run {
  readonly account: StoredAccount;
  readonly fence: { readonly jobId: string; readonly worker: string };
  #now = Date.parse('2026-11-20T12:00:00Z');

  private constructor(account: StoredAccount, jobId: string) {
    this.account = account;
    this.fence = { jobId, worker: '77' };
  }

  static async open(): Promise<Run> {
    const { rows } = await database.query<{ id: string }>(
      `insert into pluggy.jobs (kind, key, serial, state, run_at, attempts, max_attempts, lease_until, worker, created_at)
       values ('t', $1, $1, 'running', now(), 1, 5, now() + interval '1 hour', 77, now()) returning id`,
      [randomUUID()],
    );
    return new Run(await storeAccount(database, { type: 'CREDIT' }), rows[0]?.id ?? '');
  }

  get now(): Date {
    this.#now += 1_000;
    return new Date(this.#now);
  }

  advance(ms: number): void {
    this.#now += ms;
  }

  async came(id: string, status = 'POSTED', description = 'PADARIA'): Promise<void> {
    const text = buildTransaction({ id, more: `"description":"${description}"` });
    const page = buildPage([text.replace('"POSTED"', `"${status}"`)]);
    const { accountId, userId } = this.account;
    await writePage(database, page, { accountId, userId, documents, fence: this.fence, now: this.now });
  }

  async went(...ids: TransactionId[]): Promise<void> {
    const { accountId, userId } = this.account;
    const target = { accountId, userId, fence: this.fence, now: this.now };
    await tombstoneTransactions(database, target, ids, 'not_found');
  }

  async link(isComplete = false, fence = this.fence): Promise<void> {
    const { itemId, userId, accountId } = this.account;
    const clock = { now: () => this.now, sleep: async () => {} };
    const run = { database, clock, logger: silentLogger, fence, itemId, userId };
    await endOfRead(run as unknown as SyncRun, [accountId], isComplete);
  }

  async note(id: TransactionId, note: string): Promise<void> {
    const { accountId, userId } = this.account;
    const byHand = { categoryId: null, note, ignored: null, tags: null, ownDate: null };
    const byRules = { categoryId: null, ignored: null, tags: null, runs: null };
    await writeAnnotation(database, userId, { accountId, id }, { byHand, byRules }, this.now);
  }

  /** Where each note stands. */
  async notes(): Promise<Record<string, string>> {
    const { rows } = await database.query<{ id: string; note: string }>(
      'select transaction_id as id, note from pluggy.annotations where account_id = $1',
      [this.account.accountId],
    );
    return Object.fromEntries(rows.map(({ id, note }) => [id, note]));
  }

  async links(): Promise<Record<string, string>> {
    const { rows } = await database.query<{ old_id: string; new_id: string }>(
      'select old_id, new_id from pluggy.transaction_links where account_id = $1',
      [this.account.accountId],
    );
    return Object.fromEntries(rows.map(({ old_id, new_id }) => [old_id, new_id]));
  }

  /** The version of every row that an account's sync could touch. */
  async versions(): Promise<unknown[]> {
    const { rows } = await database.query(
      `select 'row' as what, id, xmin::text from pluggy.transactions where account_id = $1
       union all select 'link', old_id, xmin::text from pluggy.transaction_links where account_id = $1
       union all select 'said', transaction_id, xmin::text from pluggy.annotations where account_id = $1 order by 1, 2`,
      [this.account.accountId],
    );
    return rows;
  }
}

/** A pending row with a note, known for a day. */
async function withPending(): Promise<{ readonly run: Run; readonly old: TransactionId }> {
  const run = await Run.open();
  const old = newId();
  await run.came(old, 'PENDING');
  await run.note(old, 'lunch');
  await run.link();
  run.advance(24 * HOUR);
  return { run, old };
}

describe('a row that comes back under a new id', () => {
  it.each<[string, (run: Run, old: TransactionId, next: TransactionId) => Promise<void>]>([
    [
      'deleted first, in a run of its own',
      async (run, old, next) => {
        await run.went(old);
        await run.link();
        run.advance(HOUR);
        await run.came(next);
        await run.link();
      },
    ],
    [
      'created first, in a run of its own',
      async (run, old, next) => {
        await run.came(next);
        await run.link();
        run.advance(HOUR);
        await run.went(old);
        await run.link();
      },
    ],
    [
      'both in a run that died before it linked',
      async (run, old, next) => {
        await run.came(next);
        await run.went(old);
        run.advance(HOUR); // the next run finds nothing new
        await run.link();
      },
    ],
  ])('has what was said of the old one: %s', async (_, tell) => {
    const { run, old } = await withPending();
    const next = newId();
    await tell(run, old, next);
    expect(await run.links()).toEqual({ [old]: next });
    expect(await run.notes()).toEqual({ [next]: 'lunch' });
    const before = await run.versions();
    await run.link();
    await run.link(true);
    expect(await run.versions()).toEqual(before);
  });

  it('again and again has a history that can be asked for by each of its ids', async () => {
    const { run, old } = await withPending();
    const ids = [old, newId(), newId()] as const;
    for (const [n, id] of ids.slice(1).entries()) {
      await run.went(ids[n] ?? old);
      await run.came(id, n === 0 ? 'PENDING' : 'POSTED');
      await run.link();
      run.advance(24 * HOUR);
    }
    for (const id of ids) {
      const versions = await listTransactionHistory(database, run.account.userId, id);
      expect(versions.map(({ view }) => JSON.parse(view))).toMatchObject([
        { id: ids[2], deletedAt: null, replacedById: null, transaction: { status: 'POSTED' } },
        { id: ids[1], deletedReason: 'not_found', replacedById: ids[2], evidence: 'content' },
        { id: ids[0], deletedReason: 'not_found', replacedById: ids[1], transaction: { status: 'PENDING' } },
      ]);
    }
    expect(await run.notes()).toEqual({ [ids[2]]: 'lunch' });
    expect(await listTransactionHistory(database, (await Run.open()).account.userId, old)).toEqual([]);
  });

  it('is known by its description where the bank sends an empty raw one', async () => {
    const run = await Run.open();
    const [old, next] = [newId(), newId()];
    const text = 'PADARIA","descriptionRaw":"';
    await run.came(old, 'PENDING', text);
    await run.note(old, 'with Bia');
    run.advance(24 * HOUR);
    await run.came(next, 'POSTED', text);
    await run.went(old);
    await run.link(true);
    expect(await run.notes()).toEqual({ [next]: 'with Bia' });
  });

  it('keeps both notes when there is one already', async () => {
    const { run, old } = await withPending();
    const next = newId();
    await run.came(next);
    await run.note(next, 'with Bia');
    await run.went(old);
    await run.link();
    expect(await run.notes()).toEqual({ [next]: 'lunch\nwith Bia' });
  });

  it('is not linked where it could be another, and then keeps what was said', async () => {
    const { run, old } = await withPending();
    await run.went(old);
    await run.came(newId());
    await run.came(newId());
    await run.link(true);
    expect(await run.links()).toEqual({});
    expect(await run.notes()).toEqual({ [old]: 'lunch' });
  });

  it('of several equal ones is linked once all of them are known', async () => {
    const { run, old } = await withPending();
    const [twin, first, second] = [newId(), newId(), newId()];
    await run.came(twin, 'PENDING');
    run.advance(24 * HOUR);
    await run.came(first);
    await run.went(old);
    await run.link();
    expect(await run.links()).toEqual({});
    await run.came(second);
    await run.went(twin);
    await run.link();
    expect(await run.links()).toEqual({ [old]: first, [twin]: second });
    expect(await run.notes()).toEqual({ [first]: 'lunch' });
  });

  it('is left alone by a run that lost its job', async () => {
    const { run, old } = await withPending();
    await run.went(old);
    await run.came(newId());
    const before = await run.versions();
    await expect(run.link(false, { ...run.fence, worker: '78' })).rejects.toThrow(LeaseLost);
    expect(await run.versions()).toEqual(before);
  });
});

describe('a row that vanishes and returns', () => {
  it('is the same row, with what was said of it', async () => {
    const { run, old } = await withPending();
    await run.went(old);
    await run.link();
    await run.came(old, 'PENDING');
    await run.link();
    expect(await run.links()).toEqual({});
    expect(await run.notes()).toEqual({ [old]: 'lunch' });
    const before = await run.versions();
    await run.link(true);
    expect(await run.versions()).toEqual(before);
  });

  it.each(['it returns first', 'the other goes first'])(
    'takes back what went to another row meanwhile: %s',
    async (order) => {
      const { run, old } = await withPending();
      const other = newId();
      await run.went(old);
      await run.came(other, 'PENDING');
      await run.link();
      expect(await run.notes()).toEqual({ [other]: 'lunch' });
      const steps = [() => run.came(old, 'PENDING'), () => run.went(other)];
      for (const step of order === 'it returns first' ? steps : steps.reverse()) {
        await step();
        await run.link();
      }
      expect(await run.links()).toEqual({});
      expect(await run.notes()).toEqual({ [old]: 'lunch' });
      const [current] = await listTransactionHistory(database, run.account.userId, old);
      expect(JSON.parse(current?.view ?? '')).toMatchObject({
        id: old,
        deletedAt: null,
        deletedReason: null,
      });
    },
  );
});
