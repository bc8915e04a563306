import { beforeAll, describe, expect, it } from 'vitest';
import { PluggyV2 } from '../src/services/PluggyV2.ts';
import { bankRow, daysAgo, uuid } from './support/ScriptedBank.ts';
import { useWorld } from './support/world.ts';

const [ACCOUNT, CARD] = [uuid(1, 'a'), uuid(2, 'a')];
const ROWS = 1_003;

const world = useWorld('scripted');

beforeAll(async () => {
  const rows = Array.from({ length: ROWS }, (_, n) => bankRow(n + 1, daysAgo(n % 40), { amount: 0.07 }));
  world.bank.hold(ACCOUNT, rows, { balance: 12.34 });
  world.bank.hold(CARD, [bankRow(5_000, daysAgo(2), { amount: 2 })], { type: 'CREDIT', balance: 40.5 });
  await world.app.pluggy.reportItem('ana', world.bank.itemId);
  await world.app.work();
});

async function all<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const page of pages) found.push(page);
  return found;
}

describe('the library', () => {
  it('has what an app needs, and nothing of what a process does', () => {
    const methods = Object.getOwnPropertyNames(PluggyV2.prototype).filter((name) => name !== 'constructor');
    expect(methods.sort()).toEqual([
      'annotateTransaction',
      'changeAccount',
      'close',
      'createConnectToken',
      'createSession',
      'getBalances',
      'getCompleteness',
      'getInvestmentHistory',
      'getTransactionHistory',
      'getUserFinancialData',
      'listAccounts',
      'listCategories',
      'listConnectors',
      'listItems',
      'open',
      'removeItem',
      'reportItem',
      'revokeSession',
      'revokeSessions',
      'transactions',
    ]);
    expect(Object.keys(world.app.pluggy)).toEqual([]);
  });

  it('gives all transactions page by page, each once, newest first', async () => {
    const pages = await all(world.app.pluggy.transactions('ana'));
    expect(pages.map(({ length }) => length)).toEqual([500, 500, ROWS + 1 - 1_000]);
    const rows = pages.flat();
    expect(new Set(rows.map(({ id }) => id)).size).toBe(ROWS + 1);
    const days = rows.map(({ localDate }) => localDate ?? '');
    expect(days).toEqual(days.toSorted().reverse());
  });

  it('takes filters with plain ids and calendar days, and says which one is wrong', async () => {
    const [page = []] = await all(world.app.pluggy.transactions('ana', { accountId: CARD }));
    expect(page).toMatchObject([{ accountId: CARD, amount: '2', signedAmount: '-2' }]);
    const read = (filter: object) => all(world.app.pluggy.transactions('ana', filter));
    expect(await read({ dateFrom: '1999-01-01', dateTo: '1999-01-02' })).toEqual([]);
    for (const [field, value] of [
      ['accountId', 'mine'],
      ['dateFrom', '2026-02-30'],
      ['dateTo', 'today'],
    ] as const)
      await expect(read({ [field]: value })).rejects.toMatchObject({
        code: 'invalid_value',
        parameters: { field },
      });
    expect(await all(world.app.pluggy.transactions('nobody'))).toEqual([]);
  });

  it('can be left in the middle, and reads no further', async () => {
    for await (const page of world.app.pluggy.transactions('ana')) {
      expect(page).toHaveLength(500);
      break;
    }
    expect(await world.app.pluggy.listAccounts('ana')).toMatchObject({ accounts: [{}, {}] });
  });

  it('answers with objects whose amounts are exact texts', async () => {
    const { accounts, totals } = await world.app.pluggy.listAccounts('ana');
    expect(accounts.map(({ balance }) => balance).sort()).toEqual(['12.34', '40.5']);
    expect(totals).toEqual([
      { currencyCode: 'BRL', bank: '12.34', credit: '40.5', usedLimit: '40.5', lastBills: null },
    ]);
    const changed = await world.app.pluggy.changeAccount('ana', ACCOUNT, { alias: 'mine' });
    expect(changed).toMatchObject({ id: ACCOUNT, alias: 'mine', balance: '12.34' });
    const [item] = await world.app.pluggy.listItems('ana', { language: 'en' });
    expect(item).toMatchObject({ id: world.bank.itemId, message: expect.stringMatching(/^Connected/) });
    const again = await world.app.pluggy.reportItem('ana', world.bank.itemId);
    expect(again).toMatchObject({ id: world.bank.itemId, message: expect.stringMatching(/^Conectado/) });
  });
});
