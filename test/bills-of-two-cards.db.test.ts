import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from './support/database.ts';
import { type MovingClock, movingClock } from './support/moving-clock.ts';
import { bankRow, daysAgo, ScriptedBank, uuid } from './support/ScriptedBank.ts';
import { startTestApp, type TestApp } from './support/test-app.ts';

const [GOLD, BLACK] = [uuid(1, 'a'), uuid(2, 'a')];
const [OCTOBER, NOVEMBER] = [uuid(1, 'b'), uuid(2, 'b')];

let database: TestDatabase;
let bank: ScriptedBank;
let clock: MovingClock;
let app: TestApp;

const bill = (
  accountId: string,
  id: string,
  dueDate: string,
  totalAmount: number,
  paid?: number,
): object => ({
  id,
  accountId,
  dueDate,
  totalAmount,
  totalAmountCurrencyCode: 'BRL',
  financeCharges: [],
  payments:
    paid === undefined
      ? []
      : [
          {
            id: uuid(99),
            valueType: 'FULL_PAYMENT',
            paymentDate: daysAgo(20),
            amount: paid,
            currencyCode: 'BRL',
          },
        ],
});
const OF_BLACK = [bill(BLACK, OCTOBER, daysAgo(25), 7), bill(BLACK, NOVEMBER, daysAgo(1), 3, 7)];
const purchase = (n: number, amount: number) =>
  bankRow(n, daysAgo(40), { amount, creditCardMetadata: { billId: OCTOBER } });

async function read(): Promise<void> {
  bank.touch();
  clock.advance(60_000);
  await app.pluggy.reportItem('ana', bank.itemId);
  await app.work();
}

beforeAll(async () => {
  database = await createTestDatabase();
  bank = await ScriptedBank.start({ products: ['CREDIT_CARDS'] });
  bank.hold(GOLD, [purchase(1, 100)], { type: 'CREDIT' });
  bank.hold(BLACK, [purchase(2, 7)], { type: 'CREDIT' });
  bank.bills = {
    [GOLD]: [bill(GOLD, OCTOBER, daysAgo(25), 100), bill(GOLD, NOVEMBER, daysAgo(1), 50, 100)],
    [BLACK]: OF_BLACK,
  };
  clock = movingClock();
  app = await startTestApp({ databaseUrl: database.url, pluggyApiUrl: bank.url, clock });
  await read();
});
afterAll(async () => {
  await app.stop();
  await bank.close();
  await database.drop();
});

async function bills(): Promise<string[]> {
  const { bills: found = [] } = await app.pluggy.getUserFinancialData('ana', { include: ['bills'] });
  const card = (accountId: string): string => (accountId === GOLD ? 'gold' : 'black');
  return found.map(({ accountId, id, totalAmount }) => `${card(accountId)} ${id} ${totalAmount}`).sort();
}

it('two cards whose bank gives their bills one id keep a bill each', async () => {
  const both = [
    `black ${OCTOBER} 7`,
    `black ${NOVEMBER} 3`,
    `gold ${OCTOBER} 100`,
    `gold ${NOVEMBER} 50`,
  ].sort();
  expect(await bills()).toEqual(both);
  await read(); // neither takes the other's place at the next reading
  expect(await bills()).toEqual(both);
  const { accounts } = await app.pluggy.listAccounts('ana');
  expect(accounts.map(({ lastBill }) => lastBill?.totalAmount).sort()).toEqual(['3', '50']);
});

it('each is checked with the rows and payments of its own card', async () => {
  const { accounts } = await app.pluggy.getCompleteness('ana', 'en');
  const october = accounts.map(({ accountId, bills: ofCard }) => {
    const { rows, verdict } = ofCard.find(({ billId }) => billId === OCTOBER) ?? {};
    return { accountId, bills: ofCard.length, rows, verdict };
  });
  expect(october.sort((a, b) => a.accountId.localeCompare(b.accountId))).toEqual([
    { accountId: GOLD, bills: 2, rows: '100', verdict: 'adds_up' },
    { accountId: BLACK, bills: 2, rows: '7', verdict: 'adds_up' },
  ]);
});

it('a bill that one card no longer has stays at the other', async () => {
  bank.bills = { [BLACK]: OF_BLACK, [GOLD]: [bill(GOLD, NOVEMBER, daysAgo(1), 50, 100)] };
  await read();
  expect(await bills()).toEqual([`black ${OCTOBER} 7`, `black ${NOVEMBER} 3`, `gold ${NOVEMBER} 50`].sort());
});
