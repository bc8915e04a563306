import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { buildPage, buildTransaction } from '../../../test/fixtures/build-transaction.ts';
import { type StoredAccount, storeAccount } from '../../../test/fixtures/store-account.ts';
import { openTestDatabase } from '../../../test/support/open-test-database.ts';
import { Keyring } from '../../domain/Keyring.ts';
import { LeaseLost } from '../../queue/fenced.ts';
import { Documents } from '../../store/documents/Documents.ts';
import type { SweepEdge } from '../../store/statements/transactions/write-transactions.ts';
import { edgeAfter } from './page-edge.ts';
import { writePage } from './write-page.ts';

const { database } = await openTestDatabase();
const documents = new Documents(database, new Keyring([randomBytes(32)]));
const WORKER = '77';
const START: SweepEdge = { oldest: null, atOldest: [] };

async function lease(): Promise<string> {
  const { rows } = await database.query<{ id: string }>(
    `insert into pluggy.jobs (kind, key, serial, state, run_at, attempts, max_attempts, lease_until, worker, created_at)
     values ('t', $1, $1, 'running', now(), 1, 5, now() + interval '1 hour', $2, now()) returning id`,
    [randomUUID(), WORKER],
  );
  return rows[0]?.id ?? '';
}

async function target(account: StoredAccount) {
  const fence = { jobId: await lease(), worker: WORKER };
  return {
    accountId: account.accountId,
    userId: account.userId,
    documents,
    fence,
    now: new Date('2026-11-20T12:00:00Z'),
  };
}

async function stored(
  account: StoredAccount,
): Promise<{ id: string; raw: string; amount: string; live: boolean }[]> {
  const { rows } = await database.query<{ id: string; raw: string; amount: string; live: boolean }>(
    `select id, raw::text as raw, amount::text as amount, deleted_at is null as live
     from pluggy.transactions where account_id = $1 order by date desc, id`,
    [account.accountId],
  );
  return rows;
}

describe('writePage', () => {
  it('keeps every digit of an amount', async () => {
    const account = await storeAccount(database);
    await writePage(
      database,
      buildPage([buildTransaction({ amount: '-83710.79999999999912345' })]),
      await target(account),
    );
    const [row] = await stored(account);
    expect(row?.amount).toBe('-83710.79999999999912345');
    expect(row?.raw).toContain('-83710.79999999999912345');
  });

  it('counts new, changed and unchanged rows, and writes nothing for the unchanged', async () => {
    const account = await storeAccount(database);
    const ids = [randomUUID(), randomUUID(), randomUUID()];
    const rows = ids.map((id) => buildTransaction({ id }));
    const first = await writePage(database, buildPage(rows), await target(account));
    expect(first).toMatchObject({ received: 3, created: 3, updated: 0, unchanged: 0 });
    const versions = async () =>
      (
        await database.query(
          'select id, xmin::text as version from pluggy.transactions where account_id = $1 order by id',
          [account.accountId],
        )
      ).rows;
    const before = await versions();
    const again = await writePage(database, buildPage(rows), await target(account));
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 3 });
    expect(await versions()).toEqual(before);
    const changed = [buildTransaction({ id: ids[0] ?? '', amount: '-1' }), ...rows.slice(1)];
    expect(await writePage(database, buildPage(changed), await target(account))).toMatchObject({
      updated: 1,
      unchanged: 2,
    });
  });

  it.each([
    ['lists of objects', `"list":[${Array(40).fill('{"a":1},{"b":"},{"}').join(',')}]`],
    ['texts that look like its end', `"description":"},{${'x'.repeat(900)}},{"`],
    ['a member named like the list of rows', `"results":[{"a":1},{"b":2}],"text":"${'x'.repeat(900)}"`],
  ])('stores a long page whose rows have %s as it came, row by row', async (_, more) => {
    for (const isNewAccount of [true, false]) {
      const account = await storeAccount(database);
      const ids = Array.from({ length: 300 }, () => randomUUID());
      const rows = ids.map((id) => buildTransaction({ id, more }));
      const outcome = await writePage(database, buildPage(rows), await target(account), { isNewAccount });
      expect(outcome).toMatchObject({ received: 300, created: 300, merged: 0, refused: 0, unchanged: 0 });
      const found = await stored(account);
      expect(found.map(({ id }) => id).sort()).toEqual(ids.toSorted());
      const raws = new Map(found.map(({ id, raw }) => [id, JSON.parse(raw)]));
      for (const row of rows) expect(raws.get(JSON.parse(row).id)).toEqual(JSON.parse(row));
    }
  });

  it('brings a row back that was hidden', async () => {
    const account = await storeAccount(database);
    const row = buildTransaction();
    await writePage(database, buildPage([row]), await target(account));
    await database.query('update pluggy.transactions set deleted_at = now() where account_id = $1', [
      account.accountId,
    ]);
    expect(await writePage(database, buildPage([row]), await target(account))).toMatchObject({ updated: 1 });
    expect(await stored(account)).toMatchObject([{ live: true }]);
  });

  it('merges a row that stands twice in one page: the later one wins', async () => {
    const account = await storeAccount(database);
    const id = randomUUID();
    const page = buildPage([buildTransaction({ id, amount: '1' }), buildTransaction({ id, amount: '2' })]);
    expect(await writePage(database, page, await target(account))).toMatchObject({ created: 1, merged: 1 });
    expect(await stored(account)).toMatchObject([{ id, amount: '2' }]);
  });

  it('takes a row that another page brought meanwhile, although the account was said to be new', async () => {
    const account = await storeAccount(database);
    const ids = [randomUUID(), randomUUID()];
    const [moved, other] = ids.map((id) => buildTransaction({ id }));
    const options = { isNewAccount: true };
    await writePage(database, buildPage([moved ?? '']), await target(account), options);
    const page = buildPage([moved ?? '', other ?? '']);
    expect(await writePage(database, page, await target(account), options)).toMatchObject({
      created: 1,
      updated: 0,
      unchanged: 1,
      refused: 0,
    });
    expect((await stored(account)).map(({ id }) => id)).toEqual(ids.toSorted());
  });

  it('writes out what jsonb cannot hold and stores the row', async () => {
    const account = await storeAccount(database);
    const nul = `${String.fromCharCode(92)}u0000`;
    const lone = `${String.fromCharCode(92)}ud83d`;
    const page = buildPage([
      buildTransaction({ more: `"description":"a${nul}b${lone}c"` }),
      buildTransaction(),
    ]);
    expect(await writePage(database, page, await target(account))).toMatchObject({ created: 2, escaped: 2 });
    const descriptions = (await stored(account)).map(
      ({ raw }) => (JSON.parse(raw) as { description?: string }).description,
    );
    expect(descriptions).toContain(`a${nul}b${lone}c`);
  });

  it('stores the good rows of a page beside a bad one, and keeps the bad one as text', async () => {
    const account = await storeAccount(database);
    const bad = buildTransaction({ amount: '"much"' });
    const noDate = buildTransaction({ date: 'some day' });
    const page = buildPage([buildTransaction(), bad, buildTransaction(), noDate]);
    expect(await writePage(database, page, await target(account))).toMatchObject({
      received: 4,
      created: 3,
      refused: 1,
    });
    await writePage(database, page, await target(account));
    const { rows } = await database.query<{ payload: string }>(
      'select payload from pluggy.refused_rows where account_id = $1',
      [account.accountId],
    );
    expect(rows.map(({ payload }) => payload)).toEqual([bad]);
  });

  it('writes nothing for a run that lost its lease', async () => {
    const account = await storeAccount(database);
    const lost = { ...(await target(account)), fence: { jobId: await lease(), worker: '78' } };
    await expect(writePage(database, buildPage([buildTransaction()]), lost)).rejects.toThrow(LeaseLost);
    expect(await stored(account)).toEqual([]);
  });

  it('says nothing about the data in its errors', async () => {
    const account = await storeAccount(database);
    const broken = Buffer.from('{"results":[{"id":"Maria da Silva"');
    const error: unknown = await writePage(database, broken, await target(account)).catch((e: unknown) => e);
    expect(String(error)).not.toContain('Maria');
    expect(JSON.stringify(error)).not.toContain('Maria');
  });
});

describe('a sweep over pages', () => {
  const day = (n: number): string => `2026-10-${String(n).padStart(2, '0')}T03:00:00.000Z`;

  async function sweep(account: StoredAccount, pages: readonly (readonly string[])[]): Promise<string[]> {
    let from = START;
    const absent: string[] = [];
    for (const [index, rows] of pages.entries()) {
      const page = buildPage(rows);
      const edge = edgeAfter(page, from);
      const span = { from, downTo: index === pages.length - 1 ? null : edge.oldest };
      const written = await writePage(database, page, await target(account), { span });
      from = edge;
      absent.push(...written.absent);
    }
    return absent;
  }

  it('finds rows that vanished anywhere: at the top, between pages, within a day that spans pages, at the end', async () => {
    const account = await storeAccount(database);
    const rows = [20, 15, 15, 15, 15, 10, 5].map((n) => {
      const id = randomUUID();
      return { id, text: buildTransaction({ id, date: day(n) }) };
    });
    const texts = rows.map(({ text }) => text);
    expect(await sweep(account, [texts.slice(0, 3), texts.slice(3)])).toEqual([]);
    for (const [index, gone] of rows.entries()) {
      const left = texts.filter((_, position) => position !== index);
      expect(await sweep(account, [left.slice(0, 3), left.slice(3)])).toEqual([gone.id]);
      expect(await sweep(account, [left.slice(0, 2), left.slice(2, 4), left.slice(4)])).toEqual([gone.id]);
    }
  });

  it('finds everything gone when the only page is empty', async () => {
    const account = await storeAccount(database);
    const id = randomUUID();
    await writePage(database, buildPage([buildTransaction({ id })]), await target(account));
    expect(await sweep(account, [[]])).toEqual([id]);
  });
});
