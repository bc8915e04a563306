import { beforeAll, describe, expect, it } from 'vitest';
import {
  AGAIN,
  BANK_A,
  BANK_A_AGAIN,
  BANK_B,
  CARD,
  CASH_FLOW,
  CHECKING,
  GOLDEN_ROWS,
  IGNORED,
  OCTOBER_BY_CATEGORY,
  SAVINGS,
} from './fixtures/golden-summaries.ts';
import { type Answer, call } from './support/api.ts';
import { exactLines } from './support/exact-lines.ts';
import { expectRefusal } from './support/expect-refusal.ts';
import { uuid } from './support/ScriptedBank.ts';
import { useWorld } from './support/world.ts';

/** The bank's own connection is not used. */
const world = useWorld('scripted', { bank: () => ({ itemId: uuid(99) }) });

const OCTOBER_AND_NOVEMBER = 'from=2026-10&to=2026-11';

const ask = (path: string, user = 'ana', options = {}): Promise<Answer> =>
  call(world.app.url, `/api/pluggy-v2/user/${user}/${path}`, options);
const lines = async (path: string, user?: string) => exactLines((await ask(path, user)).text);
const annotate = (id: string, body: object): Promise<Answer> =>
  ask(`transactions/${id}`, 'ana', { method: 'PATCH', body });

const item = (id: string, connector: object): object => ({
  id,
  clientUserId: 'ana',
  connector: { products: ['ACCOUNTS', 'CREDIT_CARDS', 'TRANSACTIONS'], ...connector },
  products: null,
  status: 'UPDATED',
  executionStatus: 'SUCCESS',
  updatedAt: '2026-11-20T12:00:00.000Z',
  lastUpdatedAt: '2026-11-20T12:00:00.000Z',
});
const account = (id: string, itemId: string, number: string, more: object = {}): object => ({
  id,
  itemId,
  type: 'BANK',
  subtype: 'CHECKING_ACCOUNT',
  number,
  name: 'Conta',
  balance: 100,
  currencyCode: 'BRL',
  ...more,
});
const card = account(CARD, BANK_A, '4321', { type: 'CREDIT', subtype: 'CREDIT_CARD' });

beforeAll(async () => {
  const { bank, app } = world;
  const rowsOf = (accountId: string) => GOLDEN_ROWS.filter((row) => row.accountId === accountId);
  bank.set({
    categories: [{ id: '04020000', description: 'Same person transfer - PIX', parentId: '04000000' }],
    items: {
      [BANK_A]: item(BANK_A, { id: 601, name: 'Banco A' }),
      [BANK_B]: item(BANK_B, { id: 602, name: 'Banco B' }),
      [BANK_A_AGAIN]: item(BANK_A_AGAIN, { id: 601, name: 'Banco A' }),
    },
    accounts: {
      [BANK_A]: [account(CHECKING, BANK_A, '0001/1234-5'), card],
      [BANK_B]: [account(SAVINGS, BANK_B, '0007/9876-0')],
      [BANK_A_AGAIN]: [account(AGAIN, BANK_A_AGAIN, '0001/1234-5')],
    },
    transactions: Object.fromEntries([CHECKING, SAVINGS, CARD, AGAIN].map((id) => [id, rowsOf(id)])),
  });
  for (const itemId of [BANK_A, BANK_B, BANK_A_AGAIN]) await app.pluggy.reportItem('ana', itemId);
  await app.work();
  await annotate(IGNORED.id, { ignored: true });
});

describe('the golden statement', () => {
  it('comes to what was added up by hand, month by month', async () => {
    expect(await lines(`summary/cash-flow?${OCTOBER_AND_NOVEMBER}`)).toEqual(CASH_FLOW);
  });

  it('comes to the same by category', async () => {
    const found = await lines('summary/categories?from=2026-10&to=2026-10');
    expect(found).toEqual(
      OCTOBER_BY_CATEGORY.map(([categoryId, parentId, currencyCode, amount, transactions]) => ({
        categoryId,
        parentId,
        currencyCode,
        amount,
        transactions: String(transactions),
      })),
    );
  });

  it('has each day of its own', async () => {
    const days = await lines('summary/cash-flow?from=2026-10-31&to=2026-11-01&by=day');
    expect(days.map(({ period, expenses }) => [period, expenses])).toEqual([
      ['2026-10-31', '20'],
      ['2026-11-01', '50'],
    ]);
  });

  it('is cut where the days that are asked for end, within a month too', async () => {
    const [first] = await lines('summary/cash-flow?from=2026-10-05&to=2026-10-06');
    expect(first).toMatchObject({ period: '2026-10', income: '5000', expenses: '1500' });
  });

  it('lists months by default', async () => {
    const months = await lines('summary/cash-flow?to=2026-11');
    expect(months).toEqual(CASH_FLOW);
  });
});

describe('the sums of a list', () => {
  const sums = (query: string) => lines(`summary/transactions?${query}`);
  const sum = (
    transactions: string,
    income: string,
    expenses: string,
    net: string,
    currencyCode = 'BRL',
  ) => ({
    currencyCode,
    transactions,
    income,
    expenses,
    net,
  });

  it('are of the very rows that the list shows, transfers among them, whatever it is filtered by', async () => {
    expect(await sums('search=cafe')).toEqual([sum('3', '0', '10.3', '-10.3')]);
    expect(await sums(`accountId=${SAVINGS}&dateFrom=2026-10-01&dateTo=2026-10-31`)).toEqual([
      sum('4', '803.07', '600', '203.07'),
    ]);
    expect(await sums(`accountId=${CARD}`)).toEqual([
      sum('4', '740.2', '410.4', '329.8'),
      sum('1', '0', '15.5', '-15.5', 'EUR'),
    ]);
    expect(await sums('upcoming=true')).toEqual([]);
  });

  it('count an account of two connections once, and a row that is ignored moves nothing', async () => {
    expect(await sums('search=salario')).toEqual([sum('1', '5000', '0', '5000')]);
    expect(await sums(`search=salario&accountId=${AGAIN}`)).toEqual([sum('1', '5000', '0', '5000')]);
    expect(await sums('search=outra pessoa')).toEqual([sum('1', '0', '0', '0')]);
  });

  it('follow the day that she gave a row', async () => {
    const coffee = GOLDEN_ROWS[3]?.id ?? '';
    await annotate(coffee, { date: '2026-11-05' });
    expect(await sums('search=cafe&dateFrom=2026-11-01')).toEqual([sum('2', '0', '10.1', '-10.1')]);
    await annotate(coffee, { date: null });
  });

  it('are hers alone', async () => {
    const { sessionToken } = await world.app.pluggy.createSession('bia');
    expect((await ask('summary/transactions', 'bia', { token: sessionToken })).json()).toEqual({
      results: [],
    });
    expect((await ask('summary/transactions', 'ana', { token: sessionToken })).status).toBe(403);
  });
});

describe('what a person says', () => {
  it('moves a row to another day', async () => {
    const rent = GOLDEN_ROWS[1]?.id ?? '';
    expect((await annotate(rent, { date: '2026-11-02' })).status).toBe(200);
    const moved = await lines(`summary/cash-flow?${OCTOBER_AND_NOVEMBER}`);
    expect(moved.map(({ expenses }) => expenses)).toEqual(['375.7', '15.5', '1605.55']);
    await annotate(rent, { date: null });
    expect(await lines(`summary/cash-flow?${OCTOBER_AND_NOVEMBER}`)).toEqual(CASH_FLOW);
  });

  it('a transfer whose one side was moved to another month is still a transfer', async () => {
    const sent = GOLDEN_ROWS.find(({ amount }) => amount === -800)?.id ?? '';
    await annotate(sent, { date: '2026-11-15' });
    expect(await lines(`summary/cash-flow?${OCTOBER_AND_NOVEMBER}`)).toEqual(CASH_FLOW);
    await annotate(sent, { date: null });
  });

  it('a category of her own counts in place of the bank’s, and says what is a transfer', async () => {
    const sent = GOLDEN_ROWS.find(({ amount }) => amount === -75)?.id ?? '';
    await annotate(sent, { categoryId: '04020000' });
    const [october] = await lines('summary/cash-flow?from=2026-10&to=2026-10');
    expect(october).toMatchObject({ expenses: '1800.7' });
    await annotate(sent, { categoryId: null });
  });

  it('an account that she takes out is summed up no more, and what goes there is a transfer all the same', async () => {
    await ask(`accounts/${SAVINGS}`, 'ana', { method: 'PATCH', body: { counted: false } });
    const [october] = await lines('summary/cash-flow?from=2026-10&to=2026-10');
    expect(october).toMatchObject({ income: '5000', expenses: '1875.7' });
    await ask(`accounts/${SAVINGS}`, 'ana', { method: 'PATCH', body: { counted: null } });
    expect(await lines(`summary/cash-flow?${OCTOBER_AND_NOVEMBER}`)).toEqual(CASH_FLOW);
  });
});

const PATHS = ['cash-flow', 'categories', 'net-worth'];

describe.each(PATHS)('GET /user/:userId/summary/%s', (name) => {
  const path = `summary/${name}`;

  it('knows nothing of somebody whom nobody knows, nor of another person', async () => {
    expect((await ask(path, 'nobody')).json()).toEqual({ results: [] });
    const { sessionToken } = await world.app.pluggy.createSession('bia');
    expect((await ask(path, 'bia', { token: sessionToken })).json()).toEqual({ results: [] });
    expect((await ask(path, 'ana', { token: sessionToken })).status).toBe(403);
    expect((await ask(path, 'ana', { token: null })).status).toBe(401);
  });

  it('names everything that it does not take', async () => {
    const answer = await ask(`${path}?from=2026-13&to=soon&upTo=x`, 'ana');
    const { errors } = answer.json<{ errors: { field: string }[] }>();
    expect(answer.status).toBe(400);
    expect(errors.map(({ field }) => field).toSorted()).toEqual(['from', 'to', 'upTo']);
  });

  it('refuses a span that runs backwards or has too many periods', async () => {
    const refusal = { code: 'invalid_value', field: 'from' };
    await expectRefusal((options) => ask(`${path}?from=2026-11&to=2026-10`, 'ana', options), refusal);
    await expectRefusal((options) => ask(`${path}?from=0001-01&to=2026-10`, 'ana', options), refusal);
  });
});

it.each(['cash-flow', 'net-worth'])('%s is by month or by day, and by nothing else', async (name) => {
  const refusal = { code: 'invalid_value', field: 'by' };
  await expectRefusal((options) => ask(`summary/${name}?by=week`, 'ana', options), refusal);
});
