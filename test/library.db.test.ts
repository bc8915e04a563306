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
    const classes: object[] = [];
    for (
      let at: object = PluggyV2.prototype;
      at !== Object.prototype;
      at = Object.getPrototypeOf(at) as object
    )
      classes.push(at);
    const methods = classes.flatMap(Object.getOwnPropertyNames).filter((name) => name !== 'constructor');
    expect(methods.sort()).toEqual([
      'annotateTransaction',
      'annotateTransactions',
      'answerSuggestion',
      'changeAccount',
      'changes',
      'close',
      'connections',
      'createConnectToken',
      'createSession',
      'exports',
      'getAccount',
      'getBalances',
      'getCompleteness',
      'getInvestmentHistory',
      'getTransaction',
      'getTransactionHistory',
      'getUserFinancialData',
      'listAccounts',
      'listCategories',
      'listConnectors',
      'listItems',
      'open',
      'operator',
      'privacy',
      'products',
      'removeItem',
      'reportItem',
      'revokeSession',
      'revokeSessions',
      'rules',
      'summaries',
      'transactions',
      'webhookEndpoints',
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

  it('gives the feed page by page, and goes on from where a follower was', async () => {
    const { pluggy } = world.app;
    const pages = await all(pluggy.changes('ana'));
    const rows = pages.flatMap(({ results }) => results.filter(({ kind }) => kind === 'transaction'));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(ROWS + 1);
    expect(rows.every(({ op, object }) => op === 'put' && typeof object?.['amount'] === 'string')).toBe(true);
    expect(pages.map(({ hasMore }) => hasMore)).toEqual(pages.map((_, at) => at < pages.length - 1));
    const after = pages.at(-1)?.next;
    const [id = ''] = rows.map((row) => row.id);
    await pluggy.annotateTransactions('ana', [id], { note: 'of the feed' });
    const [more] = await all(pluggy.changes('ana', { after }));
    expect(more?.results).toMatchObject([
      { kind: 'annotation', op: 'put', id, object: { note: 'of the feed' } },
    ]);
    expect(typeof more?.results[0]?.sequence).toBe('number');
    const everybodys = await all(
      pluggy.changes(null, { after: (await all(pluggy.changes(null))).at(-1)?.next }),
    );
    expect(everybodys.flatMap(({ results }) => results)).toEqual([]);
    const mixed = all(pluggy.changes('bia', { after }));
    await expect(mixed).rejects.toMatchObject({ code: 'cursor_mismatch' });
  });

  it('sums up with exact texts, and answers suggestions', async () => {
    const { pluggy } = world.app;
    const flow = await pluggy.summaries.cashFlow('ana', { by: 'month' });
    expect(flow.length).toBeGreaterThan(0);
    for (const { income, expenses, net } of flow)
      for (const amount of [income, expenses, net]) expect(amount).toMatch(/^-?\d+(\.\d+)?$/);
    const sums = await pluggy.summaries.categories('ana');
    for (const { transactions } of sums) expect(typeof transactions).toBe('number');
    expect(await pluggy.summaries.netWorth('ana')).not.toEqual([]);
    for (const list of [await pluggy.summaries.upcoming('ana'), await pluggy.summaries.recurring('ana')])
      expect(Array.isArray(list)).toBe(true);
    const refused = pluggy.answerSuggestion('ana', bankRow(5_000, daysAgo(2)).id, true);
    await expect(refused).rejects.toMatchObject({ code: 'suggestion_not_found' });
    await expect(
      pluggy.summaries.cashFlow('ana', { from: '2026-02-01', to: '2026-01-01' }),
    ).rejects.toMatchObject({
      code: 'invalid_value',
    });
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
