import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { buildPage, buildTransaction } from '../../../test/fixtures/build-transaction.ts';
import { type StoredAccount, storeAccount } from '../../../test/fixtures/store-account.ts';
import { openTestDatabase } from '../../../test/support/open-test-database.ts';
import { parseTransactionId, type TransactionId } from '../../domain/ids.ts';
import { Keyring } from '../../domain/Keyring.ts';
import { Documents } from '../../store/documents/Documents.ts';
import { splitList } from '../../store/sealed/personal-members.ts';
import { hideAbsent } from '../../store/statements/products/hide-absent.ts';
import { listInvestmentHistory } from '../../store/statements/products/list-investment-history.ts';
import { listProductOfUser } from '../../store/statements/products/list-product-of-user.ts';
import { writeList } from '../../store/statements/products/write-list.ts';
import { listTransactionHistory } from '../../store/statements/transactions/list-transaction-history.ts';
import {
  tombstoneTransactions,
  type VanishReason,
} from '../../store/statements/transactions/tombstone-transactions.ts';
import { type WrittenPage, writePage } from './write-page.ts';

const { database } = await openTestDatabase();
const keyring = new Keyring([randomBytes(32)]);
const documents = new Documents(database, keyring);
const WORKER = '77';
const at = (day: number): Date => new Date(Date.UTC(2026, 10, day, 12));
const iso = (day: number): string => at(day).toISOString();

async function lease(): Promise<{ jobId: string; worker: string }> {
  const { rows } = await database.query<{ id: string }>(
    `insert into pluggy.jobs (kind, key, serial, state, run_at, attempts, max_attempts, lease_until, worker, created_at)
     values ('t', $1, $1, 'running', now(), 1, 5, now() + interval '1 hour', $2, now()) returning id`,
    [randomUUID(), WORKER],
  );
  return { jobId: rows[0]?.id ?? '', worker: WORKER };
}

const newId = (): TransactionId => parseTransactionId(randomUUID()) as TransactionId;

async function came(account: StoredAccount, day: number, ...rows: string[]): Promise<WrittenPage> {
  const target = { ...account, documents, fence: await lease(), now: at(day) };
  return writePage(database, buildPage(rows), target);
}

async function went(
  account: StoredAccount,
  day: number,
  id: TransactionId,
  why: VanishReason,
): Promise<void> {
  await tombstoneTransactions(database, { ...account, fence: await lease(), now: at(day) }, [id], why);
}

async function historyOf({ userId }: StoredAccount, id: TransactionId): Promise<Record<string, unknown>[]> {
  const texts = await documents.open(await listTransactionHistory(database, userId, id));
  return texts.map((text) => JSON.parse(text) as Record<string, unknown>);
}

const countVersions = async ({ accountId }: StoredAccount): Promise<number> =>
  (await database.query('select from pluggy.transaction_versions where account_id = $1', [accountId])).rows
    .length;

const partyOf = (cpf: string): string =>
  `"paymentData":{"receiver":{"name":"Bia","documentNumber":{"type":"CPF","value":"${cpf}"}}}`;

describe('a transaction that changes in place', () => {
  it('keeps every value that it had, from when to when, and why it ended', async () => {
    const account = await storeAccount(database);
    const id = newId();
    for (const [day, amount] of [
      [1, '-10.10'],
      [2, '-20.20'],
      [3, '-20.20'],
      [4, '-30.30'],
    ] as const)
      await came(account, day, buildTransaction({ id, amount }));
    expect(await historyOf(account, id)).toMatchObject([
      { id, from: iso(4), until: null, reason: null, raw: { amount: -30.3 }, transaction: { amount: -30.3 } },
      { id, from: iso(2), until: iso(4), reason: 'changed', raw: { amount: -20.2 }, deletedAt: null },
      { id, from: iso(1), until: iso(2), reason: 'changed', raw: { amount: -10.1 }, firstSeenAt: iso(1) },
    ]);
  });

  it('keeps none for what moves without a meaning, and none for unchanged rows', async () => {
    const account = await storeAccount(database);
    const id = newId();
    const row = (updatedAt: string, order: number): string =>
      buildTransaction({ id, more: `"updatedAt":"${updatedAt}","order":${order}` });
    await came(account, 1, row(iso(1), 0));
    expect(await came(account, 2, row(iso(2), 1))).toMatchObject({ updated: 1 });
    expect(await came(account, 3, row(iso(2), 1))).toMatchObject({ unchanged: 1 });
    expect(await countVersions(account)).toBe(0);
    expect(await historyOf(account, id)).toMatchObject([{ from: iso(1), raw: { updatedAt: iso(2) } }]);
  });

  it('tells of the time in which it was gone', async () => {
    const account = await storeAccount(database);
    const id = newId();
    const row = buildTransaction({ id });
    await came(account, 1, row);
    await went(account, 2, id, 'not_listed');
    expect(await historyOf(account, id)).toMatchObject([
      { from: iso(1), until: iso(2), reason: 'not_listed' },
    ]);
    await came(account, 4, row);
    expect(await historyOf(account, id)).toMatchObject([
      { from: iso(4), until: null, reason: null, deletedAt: null },
      { from: iso(1), until: iso(2), reason: 'not_listed', deletedAt: iso(2), deletedReason: 'not_listed' },
    ]);
  });

  it('keeps the former value where the careful way has to be taken, each once', async () => {
    const account = await storeAccount(database);
    const [id, other] = [newId(), newId()];
    await came(account, 1, buildTransaction({ id, amount: '-1' }));
    const twice = ['-2', '-3'].map((amount) => buildTransaction({ id, amount }));
    expect(await came(account, 2, ...twice, buildTransaction({ id: other }))).toMatchObject({
      created: 1,
      updated: 1,
      merged: 1,
    });
    expect(await historyOf(account, id)).toMatchObject([{ raw: { amount: -3 } }, { raw: { amount: -1 } }]);
  });

  it('keeps documents of persons sealed in former values too, and shows them', async () => {
    const account = await storeAccount(database);
    const id = newId();
    const cpfs = ['111.444.777-35', '529.982.247-25'];
    for (const [day, cpf] of cpfs.entries())
      await came(account, day + 1, buildTransaction({ id, more: partyOf(cpf) }));
    const shown = (await historyOf(account, id)).map(({ raw }) => JSON.stringify(raw));
    expect(shown[0]).toContain(cpfs[1]);
    expect(shown[1]).toContain(cpfs[0]);
    const { rows } = await database.query<{ raw: string }>(
      `select raw::text from pluggy.transactions where account_id = $1
       union all select raw::text from pluggy.transaction_versions where account_id = $1`,
      [account.accountId],
    );
    expect(rows).toHaveLength(2);
    for (const { raw } of rows) expect(raw).not.toMatch(/111\.444|529\.982/);
  });
});

it('what a former version stored in clear is sealed before the account is read, and nothing counts as changed', async () => {
  const account = await storeAccount(database);
  const rows = Array.from({ length: 1_100 }, (_, n) =>
    buildTransaction({ more: partyOf(`111.444.${String(n % 700).padStart(3, '0')}-35`) }),
  );
  await database.query(
    `insert into pluggy.transactions
       (account_id, id, user_id, date, amount, currency_code, type, status, raw, first_seen_at, changed_at)
     select $1, (r->>'id')::uuid, $2, (r->>'date')::timestamptz, (r->>'amount')::numeric, r->>'currencyCode',
       r->>'type', r->>'status', r, $4, $4 from jsonb_array_elements($3::jsonb) r`,
    [account.accountId, account.userId, `[${rows.join(',')}]`, at(1)],
  );
  await database.query(
    `insert into pluggy.refused_rows (account_id, user_id, digest, sqlstate, payload, seen_at)
     values ($1, $2, '\\x01', '22P02', $3, now())`,
    [account.accountId, account.userId, rows[0]?.replace('-42.50', '"?"')],
  );
  await database.query('update pluggy.accounts set documents_clear_after = $2 where id = $1', [
    account.accountId,
    '00000000-0000-0000-0000-000000000000',
  ]);
  expect(await came(account, 2, ...rows)).toMatchObject({ unchanged: 1_100, updated: 0 });
  const left = await database.query(
    `select from pluggy.transactions where account_id = $1 and raw::text like '%111.444%'
     union all select from pluggy.refused_rows where account_id = $1 and payload like '%111.444%'`,
    [account.accountId],
  );
  expect(left.rows).toEqual([]);
  expect(await countVersions(account)).toBe(0);
});

describe('an investment', () => {
  const INVESTMENT = { type: 'EQUITY', currencyCode: 'BRL', owner: 'Ana Souza' };

  async function open() {
    const account = await storeAccount(database);
    const id = randomUUID();
    const read = async (day: number, more: object, fence: { jobId: string; worker: string }) => {
      const page = JSON.stringify({ results: [{ id, itemId: account.itemId, ...INVESTMENT, ...more }] });
      const target = { itemId: account.itemId, parentId: null, userId: account.userId, fence, now: at(day) };
      return (await writeList(database, 'investments', splitList('investments', page, keyring), target, []))
        ?.written;
    };
    return {
      account,
      id,
      read: async (day: number, more: object, fence?: { jobId: string; worker: string }) =>
        read(day, more, fence ?? (await lease())),
      hide: async (day: number) => {
        const target = { ...account, parentId: null, fence: await lease(), now: at(day) };
        return hideAbsent(database, 'investments', target, []);
      },
      shown: async () =>
        (await listProductOfUser(database, keyring, 'investments', account.userId, false)).map(
          (text) => JSON.parse(text) as object,
        ),
      history: async () =>
        (await listInvestmentHistory(database, keyring, account.userId, id)).map(
          (text) => JSON.parse(text) as object,
        ),
    };
  }

  it('keeps every value that it had, whose it was included', async () => {
    const { id, read, history, hide } = await open();
    await read(1, { balance: 100.1, updatedAt: iso(1), date: iso(1) });
    await read(2, { balance: 100.1, updatedAt: iso(2), date: iso(2) });
    await read(3, { balance: 120.5 });
    expect(await history()).toMatchObject([
      { id, from: iso(3), until: null, reason: null, investment: { balance: 120.5, owner: 'Ana Souza' } },
      { id, from: iso(1), until: iso(3), reason: 'changed', raw: { balance: 100.1, owner: 'Ana Souza' } },
    ]);
    expect(await hide(4)).toBe(1);
    await read(6, { balance: 130 });
    expect(await history()).toMatchObject([
      { from: iso(6), until: null },
      { from: iso(3), until: iso(4), reason: 'not_listed', deletedAt: iso(4) },
      { from: iso(1), until: iso(3), reason: 'changed' },
    ]);
  });

  const GONE = { status: 'TOTAL_WITHDRAWAL', balance: 0 };
  const ACTIVE = { status: 'ACTIVE', balance: 100.1 };

  it('of which all is withdrawn, says one reading, is shown as before until another run says the same', async () => {
    const { read, shown, history } = await open();
    await read(1, ACTIVE);
    const fence = await lease();
    expect(await read(2, GONE, fence)).toBe(0);
    expect(await read(2, GONE, fence)).toBe(0);
    expect(await shown()).toMatchObject([ACTIVE]);
    expect(await history()).toMatchObject([
      { from: iso(2), until: null, reason: 'unconfirmed', raw: GONE },
      { from: iso(1), until: null, reason: null, raw: ACTIVE },
    ]);
    expect(await read(3, { ...GONE, updatedAt: iso(3) })).toBe(1);
    expect(await shown()).toMatchObject([GONE]);
    expect(await history()).toMatchObject([
      { from: iso(3), raw: GONE },
      { until: iso(3), raw: ACTIVE },
    ]);
  });

  it('is what it was when the next reading takes it back, and the reading after that counts as the first', async () => {
    const { read, shown, history } = await open();
    await read(1, ACTIVE);
    await read(2, GONE);
    await read(3, ACTIVE);
    expect(await history()).toMatchObject([{ reason: null, raw: ACTIVE, from: iso(1) }]);
    await read(4, GONE);
    expect(await shown()).toMatchObject([ACTIVE]);
  });

  it('that is new is taken as it is', async () => {
    const { read, shown } = await open();
    expect(await read(1, GONE)).toBe(1);
    expect(await shown()).toMatchObject([GONE]);
  });

  it('has its former values with whoever the connection belongs to', async () => {
    const { account, id, read } = await open();
    await read(1, ACTIVE);
    await read(2, { ...ACTIVE, balance: 1 });
    const stranger = await storeAccount(database);
    expect(await listInvestmentHistory(database, keyring, stranger.userId, id)).toEqual([]);
    const { rows } = await database.query('select from pluggy.list_versions where id = $1 and user_id = $2', [
      id,
      account.userId,
    ]);
    expect(rows).toHaveLength(1);
  });
});
