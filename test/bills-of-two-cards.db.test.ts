import { beforeAll, expect, it } from 'vitest';
import { bankRow, daysAgo, uuid } from './support/ScriptedBank.ts';
import { useWorld } from './support/world.ts';

const [GOLD, BLACK] = [uuid(1, 'a'), uuid(2, 'a')];
const [OCTOBER, NOVEMBER] = [uuid(1, 'b'), uuid(2, 'b')];

const world = useWorld('scripted', { bank: () => ({ products: ['CREDIT_CARDS'] }) });

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
const OF_GOLD = [bill(GOLD, OCTOBER, daysAgo(25), 100), bill(GOLD, NOVEMBER, daysAgo(1), 50, 100)];
const OF_BLACK = [bill(BLACK, OCTOBER, daysAgo(25), 7), bill(BLACK, NOVEMBER, daysAgo(1), 3, 7)];
const purchase = (n: number, amount: number) =>
  bankRow(n, daysAgo(40), { amount, creditCardMetadata: { billId: OCTOBER } });

async function read(): Promise<void> {
  world.bank.touch();
  world.clock.advance(60_000);
  await world.app.pluggy.reportItem('ana', world.bank.itemId);
  await world.app.work();
}

beforeAll(async () => {
  world.bank.hold(GOLD, [purchase(1, 100)], { type: 'CREDIT' });
  world.bank.hold(BLACK, [purchase(2, 7)], { type: 'CREDIT' });
  world.bank.bills = {
    [GOLD]: OF_GOLD,
    [BLACK]: OF_BLACK,
  };
  await read();
});

async function bills(): Promise<string[]> {
  const { bills: found = [] } = await world.app.pluggy.getUserFinancialData('ana', { include: ['bills'] });
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
  const { accounts } = await world.app.pluggy.listAccounts('ana');
  expect(accounts.map(({ lastBill }) => lastBill?.totalAmount).sort()).toEqual(['3', '50']);
});

it('each is checked with the rows and payments of its own card', async () => {
  const { accounts } = await world.app.pluggy.getCompleteness('ana', 'en');
  const october = accounts.map(({ accountId, bills: ofCard }) => {
    const { rows, verdict } = ofCard.find(({ billId }) => billId === OCTOBER) ?? {};
    return { accountId, bills: ofCard.length, rows, verdict };
  });
  expect(october.sort((a, b) => a.accountId.localeCompare(b.accountId))).toEqual([
    { accountId: GOLD, bills: 2, rows: '100', verdict: 'adds_up' },
    { accountId: BLACK, bills: 2, rows: '7', verdict: 'adds_up' },
  ]);
});

it('what a bill was is kept with its own card, from when on it was so', async () => {
  const [gold, black] = [OF_GOLD[0], OF_BLACK[0]];
  world.bank.bills = { [GOLD]: [{ ...gold, totalAmount: 101 }], [BLACK]: OF_BLACK };
  await read();
  world.bank.bills = { [GOLD]: [{ ...gold, totalAmount: 101 }], [BLACK]: [{ ...black, totalAmount: 8 }] };
  await read();
  const versions = await world.sql<{ card: string; total: string; begins: boolean }>(
    `select v.parent_id::text as card, v.raw->>'totalAmount' as total, v.valid_from = b.first_seen_at as begins
     from pluggy.list_versions v join pluggy.bills b on b.parent_id = v.parent_id and b.id = v.id
     where v.list = 'bills' and v.id = $1 order by v.number`,
    [OCTOBER],
  );
  expect(versions).toEqual([
    { card: GOLD, total: '100', begins: true },
    { card: BLACK, total: '7', begins: true },
  ]);
});

it('a bill that one card no longer has stays at the other', async () => {
  world.bank.bills = { [BLACK]: OF_BLACK, [GOLD]: [bill(GOLD, NOVEMBER, daysAgo(1), 50, 100)] };
  await read();
  expect(await bills()).toEqual([`black ${OCTOBER} 7`, `black ${NOVEMBER} 3`, `gold ${NOVEMBER} 50`].sort());
});
