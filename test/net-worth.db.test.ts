import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import { readNetWorth } from '../src/features/summaries/summaries.ts';
import { listUpcoming } from '../src/features/summaries/upcoming.ts';
import type { FencedTransaction } from '../src/queue/fenced.ts';
import { tombstoneAccount } from '../src/store/statements/accounts/tombstone-account.ts';
import { type StoredAccount, storeAccount } from './fixtures/store-account.ts';
import { exactLines } from './support/exact-lines.ts';
import { openTestDatabase } from './support/open-test-database.ts';

const { database } = await openTestDatabase();

/** Today, in São Paulo, is 20 December 2026. */
const clock = { now: () => new Date('2026-12-20T12:00:00Z'), sleep: async () => {} };

let checking: StoredAccount;
let card: StoredAccount;
let foreign: StoredAccount;

const of = async (asked: object, userId = checking.userId): Promise<Record<string, unknown>[]> => {
  const lines = await readNetWorth({ database, keyring: null, clock }, userId, asked);
  return exactLines(`{"results":[${lines.join(',')}]}`);
};

const read = (account: StoredAccount, at: string, balance: string | null): Promise<unknown> =>
  database.query(
    `insert into pluggy.balances (account_id, at, user_id, currency_code, balance)
     select id, $2, user_id, currency_code, $3::numeric from pluggy.accounts where id = $1`,
    [account.accountId, at, balance],
  );

interface Product {
  readonly raw: object;
  readonly seen: string;
  readonly gone?: string;
}

async function store(table: string, id: string, { raw, seen, gone }: Product): Promise<void> {
  await database.query(
    `insert into pluggy.${table} (id, item_id, user_id, raw, first_seen_at, changed_at, deleted_at)
     values ($1, $2, $3, $4, $5, $5, $6)`,
    [id, checking.itemId, checking.userId, JSON.stringify(raw), seen, gone ?? null],
  );
}

async function was(list: string, id: string, raw: object, from: string, until: string): Promise<void> {
  await database.query(
    `insert into pluggy.list_versions (list, id, item_id, user_id, raw, valid_from, valid_until, replaced_at, reason)
     values ($1, $2, $3, $4, $5, $6, $7, $7, 'changed')`,
    [list, id, checking.itemId, checking.userId, JSON.stringify(raw), from, until],
  );
}

const cdb = (balance: number): object => ({
  type: 'FIXED_INCOME',
  name: 'CDB',
  currencyCode: 'BRL',
  balance,
});
const loan = (contractOutstandingBalance: number): object => ({
  currencyCode: 'BRL',
  payments: { contractOutstandingBalance },
});

beforeAll(async () => {
  checking = await storeAccount(database, { userId: 'ana' });
  card = await storeAccount(database, { userId: 'ana', type: 'CREDIT' });
  foreign = await storeAccount(database, { userId: 'ana' });
  await database.query(`update pluggy.accounts set currency_code = 'USD' where id = $1`, [foreign.accountId]);
  const stranger = await storeAccount(database, { userId: 'bia' });

  await read(checking, '2026-09-20T12:00:00Z', '1000.10');
  await read(checking, '2026-09-28T12:00:00Z', null); // the bank said nothing that day
  await read(checking, '2026-11-30T12:00:00Z', '700.30');
  await read(checking, '2026-12-01T02:59:59Z', '700.20'); // 30 November in São Paulo
  await read(checking, '2026-12-01T03:00:00Z', '650'); // 1 December
  await read(card, '2026-10-15T12:00:00Z', '300.30');
  await read(foreign, '2026-11-10T12:00:00Z', '55');
  await read(stranger, '2026-09-20T12:00:00Z', '999999');

  // an investment that grew on 5 November, one that was sold on 10 November, and a loan that is paid back
  const [grown, sold, debt] = [randomUUID(), randomUUID(), randomUUID()];
  await store('investments', grown, { raw: cdb(1050.5), seen: '2026-10-02T12:00:00Z' });
  await was('investments', grown, cdb(1000), '2026-10-02T12:00:00Z', '2026-11-05T12:00:00Z');
  await store('investments', sold, {
    raw: cdb(40),
    seen: '2026-10-02T12:00:00Z',
    gone: '2026-11-10T12:00:00Z',
  });
  await store('loans', debt, { raw: loan(4000), seen: '2026-10-02T12:00:00Z' });
  await was('loans', debt, loan(4500), '2026-10-02T12:00:00Z', '2026-12-05T12:00:00Z');
});

// By hand: October 1000.10 + 1000 + 40 - 300.30 - 4500; November 700.20 + 1050.50 - 300.30 - 4500; December 650 + …
const BRL = [
  { period: '2026-08', cash: null, cards: null, investments: null, loans: null, net: null },
  { period: '2026-09', cash: '1000.1', cards: null, investments: null, loans: null, net: '1000.1' },
  { period: '2026-10', cash: '1000.1', cards: '300.3', investments: '1040', loans: '4500', net: '-2760.2' },
  { period: '2026-11', cash: '700.2', cards: '300.3', investments: '1050.5', loans: '4500', net: '-3049.6' },
  { period: '2026-12', cash: '650', cards: '300.3', investments: '1050.5', loans: '4000', net: '-2599.8' },
].map((line) => ({ currencyCode: 'BRL', ...line }));

it('is what was read last in each month: null before the first reading, and carried where there is none', async () => {
  const lines = await of({ from: '2026-08', to: '2027-03' });
  expect(lines.filter(({ currencyCode }) => currencyCode === 'BRL')).toEqual(BRL);
});

it('keeps each currency apart', async () => {
  const lines = await of({ from: '2026-10', to: '2026-11' });
  expect(lines.filter(({ currencyCode }) => currencyCode === 'USD').map(({ net }) => net)).toEqual([
    null,
    '55',
  ]);
});

it('has each day of its own, by local days', async () => {
  const lines = await of({ from: '2026-11-29', to: '2026-12-01', by: 'day' });
  expect(
    lines.filter(({ currencyCode }) => currencyCode === 'BRL').map(({ period, cash }) => [period, cash]),
  ).toEqual([
    ['2026-11-29', '1000.1'],
    ['2026-11-30', '700.2'],
    ['2026-12-01', '650'],
  ]);
});

it('ends within a month where that is asked for', async () => {
  const [line] = await of({ from: '2026-11-02', to: '2026-11-04' });
  expect(line).toMatchObject({ period: '2026-11', cash: '1000.1', investments: '1040' });
});

it('of an account that the person took out is not in it', async () => {
  await database.query(
    `insert into pluggy.account_choices (account_id, user_id, counting, changed_at) values ($1, 'ana', 'not', now())`,
    [card.accountId],
  );
  const [line] = await of({ from: '2026-10', to: '2026-10' });
  expect(line).toMatchObject({ cards: null, net: '-2459.9' });
  await database.query('delete from pluggy.account_choices');
});

it('what lies ahead is not known, and neither is anything of somebody whom nobody knows', async () => {
  expect(await of({ from: '2027-01' })).toEqual([]);
  expect(await of({}, 'nobody' as never)).toEqual([]);
});

it('an investment that two connections show counts once', async () => {
  const twice = await storeAccount(database, { userId: 'caio' });
  const again = await storeAccount(database, { userId: 'caio' });
  const said = { number: '0001/1234-5', subtype: 'CHECKING_ACCOUNT' };
  for (const { accountId, itemId } of [twice, again]) {
    await database.query(`update pluggy.accounts set raw = raw || $2 where id = $1`, [accountId, said]);
    await database.query(
      `update pluggy.items set raw = raw || '{"connector":{"id":601,"name":"Banco A"}}' where id = $1`,
      [itemId],
    );
    await read({ ...twice, accountId }, '2026-10-05T12:00:00Z', '10');
    await database.query(
      `insert into pluggy.investments (id, item_id, user_id, raw, first_seen_at, changed_at)
       values (gen_random_uuid(), $1, 'caio', $2, '2026-10-05', '2026-10-05')`,
      [itemId, cdb(500)],
    );
  }
  const [line] = await of({ from: '2026-10', to: '2026-10' }, twice.userId);
  expect(line).toMatchObject({ cash: '10', investments: '500', net: '510' });
});

const close = (account: StoredAccount, at: string): Promise<unknown> =>
  database.asSystem((tx) => tombstoneAccount(tx as FencedTransaction, account.accountId, new Date(at)));

it('an account that was closed stays in what was before, once, and one that is open again is never out', async () => {
  const first = await storeAccount(database, { userId: 'dora' });
  const second = await storeAccount(database, { userId: 'dora' });
  const said = { number: '0001/1234-5', subtype: 'CHECKING_ACCOUNT' };
  for (const { accountId, itemId } of [first, second]) {
    await database.query(`update pluggy.accounts set raw = raw || $2 where id = $1`, [accountId, said]);
    await database.query(
      `update pluggy.items set raw = raw || '{"connector":{"id":601,"name":"Banco A"}}' where id = $1`,
      [itemId],
    );
    await read({ ...first, accountId }, '2026-09-05T12:00:00Z', '10');
    await close({ ...first, accountId }, '2026-11-10T12:00:00Z');
  }
  const cash = async (): Promise<unknown[]> =>
    (await of({ from: '2026-09', to: '2026-12' }, first.userId)).map((line) => line['cash']);
  expect(await cash()).toEqual(['10', '10', null, null]);
  await database.query('update pluggy.accounts set deleted_at = null where id = $1', [first.accountId]);
  expect(await cash()).toEqual(['10', '10', '10', '10']);
});

it('the bill of a card that was closed is still to be paid, less what was paid of it', async () => {
  const closing = await storeAccount(database, { userId: 'eva', type: 'CREDIT' });
  const { accountId, itemId, userId } = closing;
  const bill = {
    totalAmount: 100,
    dueDate: '2026-12-28T00:00:00.000Z',
    billClosingDate: '2026-12-15T00:00:00.000Z',
  };
  const [gone, open] = [randomUUID(), randomUUID()];
  const store = (id: string): Promise<unknown> =>
    database.query(
      `insert into pluggy.bills (id, item_id, parent_id, user_id, raw, first_seen_at, changed_at)
       values ($1, $2, $3, $4, $5, '2026-12-15', '2026-12-15')`,
      [id, itemId, accountId, userId, bill],
    );
  await store(gone); // Pluggy took it back before
  await database.query(`update pluggy.bills set deleted_at = '2026-12-16'`);
  await store(open);
  const paid = {
    date: '2026-12-17T00:00:00.000Z',
    amount: -30.1,
    currencyCode: 'BRL',
    description: 'Pagamento',
  };
  await database.query(
    `insert into pluggy.transactions (account_id, id, user_id, date, amount, currency_code, type, status, raw, first_seen_at, changed_at)
     values ($1, gen_random_uuid(), $2, $3, -30.1, 'BRL', 'CREDIT', 'POSTED', $4, $3, $3)`,
    [accountId, userId, paid.date, paid],
  );
  const bills = async (): Promise<unknown> => {
    const lines = await listUpcoming({ database, keyring: null, clock }, userId, 30);
    return exactLines(`{"results":[${lines.join(',')}]}`).map(({ billId, amount }) => [billId, amount]);
  };
  expect(await bills()).toEqual([[open, '69.9']]);
  await close(closing, '2026-12-18T12:00:00Z');
  expect(await bills()).toEqual([[open, '69.9']]);
});
