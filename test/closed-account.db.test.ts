import { beforeAll, describe, expect, it } from 'vitest';
import { call } from './support/api.ts';
import { bankRow, daysAgo, uuid } from './support/ScriptedBank.ts';
import { useWorld } from './support/world.ts';

const [OPEN, CARD] = [uuid(1, 'a'), uuid(2, 'a')];
const [KEPT, PAST, BILL] = [uuid(1, 'f'), uuid(2, 'f'), uuid(1, 'b')];
const BASE = '/api/pluggy-v2/user/ana';

const world = useWorld('scripted');

function listBoth(): void {
  world.bank.hold(OPEN, [bankRow(1, daysAgo(3))], { balance: 100 });
  world.bank.hold(CARD, [bankRow(2, daysAgo(200), { amount: 2 })], { type: 'CREDIT', balance: 40 });
}

async function bankIsRead(): Promise<void> {
  world.bank.touch();
  world.clock.advance(60_000);
  await world.app.pluggy.reportItem('ana', world.bank.itemId);
  await world.app.work();
}

beforeAll(async () => {
  listBoth();
  world.bank.bills = { [CARD]: [{ id: BILL, totalAmount: 0, dueDate: daysAgo(1) }] };
  await bankIsRead();
  await say(PAST, 'before');
  world.bank.accounts = world.bank.accounts.slice(0, 1);
  await bankIsRead();
});

type Rows = readonly Readonly<Record<string, unknown>>[];
const get = async <T>(path: string): Promise<T> => (await call(world.app.url, `${BASE}${path}`)).json<T>();
const status = async (path: string): Promise<number> => (await call(world.app.url, `${BASE}${path}`)).status;
const ids = (rows: Rows): unknown[] => rows.map(({ id }) => id);
const say = (id: string, note: string) =>
  call(world.app.url, `${BASE}/transactions/${id}`, { method: 'PATCH', body: { note } });

describe('an account that the bank closed', () => {
  it('is in no list and no sum of those who do not ask for it', async () => {
    const { accounts, totals } = await get<{ accounts: Rows; totals: Rows }>('/accounts');
    expect(ids(accounts)).toEqual([OPEN]);
    expect(accounts[0]).toMatchObject({ closedAt: null, counted: true });
    expect(totals).toMatchObject([{ currencyCode: 'BRL', bank: 100, credit: 0, usedLimit: 0 }]);
    expect(ids((await get<{ results: Rows }>('/transactions')).results)).toEqual([KEPT]);
    const data = await get<Record<'accounts' | 'transactions' | 'bills', Rows>>(
      '/financial-data?include=bills',
    );
    expect([data.accounts, data.transactions, data.bills].map(ids)).toEqual([[OPEN], [KEPT], []]);
    expect(await status(`/accounts/${CARD}`)).toBe(404);
    expect(await status(`/accounts/${CARD}/balances`)).toBe(404);
  });

  it('is readable with its rows, bills and balances, and marked, for those who ask', async () => {
    const { accounts, totals } = await get<{ accounts: Rows; totals: Rows }>('/accounts?includeDeleted=true');
    expect(ids(accounts)).toEqual([OPEN, CARD]);
    expect(accounts[1]).toMatchObject({
      closedAt: expect.stringMatching(/Z$/),
      counted: false,
      sameAs: null,
    });
    expect(totals).toMatchObject([{ currencyCode: 'BRL', bank: 100, credit: 0, usedLimit: 0 }]);
    expect(await get(`/accounts/${CARD}?includeDeleted=true`)).toEqual(accounts[1]);
    const closed = { id: PAST, note: 'before', deletedReason: 'account_gone', deletedAt: expect.any(String) };
    const all = await get<{ results: Rows }>('/transactions?includeDeleted=true');
    expect(ids(all.results)).toEqual([KEPT, PAST]);
    expect(await get(`/transactions?accountId=${CARD}&includeDeleted=true`)).toMatchObject({
      results: [closed],
    });
    const data = await get<Record<'accounts' | 'transactions' | 'bills', Rows>>(
      '/financial-data?include=bills&includeDeleted=true',
    );
    expect([data.accounts, data.transactions, data.bills].map(ids)).toEqual([
      [OPEN, CARD],
      [KEPT, PAST],
      [BILL],
    ]);
    expect(data.transactions[1]).toMatchObject(closed);
    expect(await get(`/accounts/${CARD}/balances?includeDeleted=true`)).toMatchObject({
      results: [{ balance: 40 }],
    });
  });

  it('still has the history of its rows, and takes notes', async () => {
    expect((await say(PAST, 'after')).json()).toMatchObject({ id: PAST, note: 'after' });
    expect(await get(`/transactions/${PAST}/history`)).toMatchObject({
      versions: [{ id: PAST, deletedReason: 'account_gone', transaction: { id: PAST } }],
    });
    const named = await call(world.app.url, `${BASE}/accounts/${CARD}`, {
      method: 'PATCH',
      body: { alias: 'Antigo' },
    });
    expect(named.json()).toMatchObject({ alias: 'Antigo', counted: false });
  });

  it('is nobody else’s', async () => {
    expect(await call(world.app.url, '/api/pluggy-v2/user/bia/accounts?includeDeleted=true')).toMatchObject({
      status: 200,
    });
    expect(
      (await call(world.app.url, `/api/pluggy-v2/user/bia/accounts/${CARD}?includeDeleted=true`)).status,
    ).toBe(404);
  });

  it('is open again when the bank lists it again', async () => {
    listBoth();
    await bankIsRead();
    const { accounts, totals } = await get<{ accounts: Rows; totals: Rows }>('/accounts');
    expect(accounts.find(({ id }) => id === CARD)).toMatchObject({
      closedAt: null,
      counted: true,
      alias: 'Antigo',
    });
    expect(totals).toMatchObject([{ currencyCode: 'BRL', bank: 100, credit: 40, usedLimit: 40 }]);
    const { results } = await get<{ results: Rows }>('/transactions');
    expect(results.find(({ id }) => id === PAST)).toMatchObject({ note: 'after' });
  });

  it('is refused where the flag is no flag', async () => {
    for (const path of ['/accounts', `/accounts/${OPEN}`, '/financial-data'])
      expect(await status(`${path}?includeDeleted=maybe`)).toBe(400);
  });
});
