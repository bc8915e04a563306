import { beforeAll, describe, expect, it } from 'vitest';
import { call } from './support/api.ts';
import { skippingClock } from './support/moving-clock.ts';
import { type BankRow, bankRow, uuid } from './support/ScriptedBank.ts';
import { makeWebhooksArrive } from './support/webhooks-arrive.ts';
import { useWorld } from './support/world.ts';

const BANK = uuid(2);
const CARD = uuid(3);
const [SEPTEMBER, OCTOBER, NOVEMBER] = [uuid(41), uuid(42), uuid(43)];

const world = useWorld('scripted', { bank: () => ({ products: ['CREDIT_CARDS'] }), clock: skippingClock });

beforeAll(async () => {
  world.bank.accounts = [
    world.bank.account(BANK, { balance: 70 }),
    world.bank.account(CARD, { type: 'CREDIT' }),
  ];
});

const row = (n: number, amount: number, date: string, more: object = {}): BankRow =>
  bankRow(n, date, { amount, type: amount < 0 ? 'CREDIT' : 'DEBIT', ...more });
const billed = (billId: string, more: object = {}): object => ({ creditCardMetadata: { billId }, ...more });

const bill = (id: string, dueDate: unknown, totalAmount: unknown, more: object = {}): object => ({
  id,
  accountId: CARD,
  dueDate,
  billClosingDate: null,
  totalAmount,
  totalAmountCurrencyCode: 'BRL',
  financeCharges: [],
  payments: [],
  ...more,
});
const payment = (amount: unknown, more: object = {}): object => ({
  id: uuid(99),
  valueType: 'FULL_PAYMENT',
  paymentDate: '2026-10-14T00:00:00.000Z',
  paymentMode: null,
  amount,
  currencyCode: 'BRL',
  ...more,
});
const charge = (amount: unknown, more: object = {}): object => ({
  id: uuid(98),
  type: 'LATE_PAYMENT_INTEREST',
  amount,
  currencyCode: 'BRL',
  ...more,
});

interface Judged {
  readonly billId: string;
  readonly verdict: string;
  readonly reason: string;
  readonly detail: string;
  readonly rows: number | null;
  readonly dueDate: string | null;
}
interface Report {
  readonly complete: boolean;
  readonly accounts: readonly {
    readonly type: string;
    readonly balance: { readonly running: number | null };
    readonly bills: readonly Judged[];
    readonly problems: readonly { readonly code: string }[];
  }[];
}

async function check(bills: readonly unknown[], rows: Record<string, BankRow[]> = {}) {
  world.bank.bills = { [CARD]: bills };
  world.bank.transactions = rows;
  world.bank.touch();
  world.clock.advance(60_000);
  await world.sql('update pluggy.accounts set read_from = null'); // everything is read again
  await world.app.pluggy.reportItem('ana', world.bank.itemId);
  await world.app.work();
  await makeWebhooksArrive(world.app, world.databaseUrl);
  const answer = await call(world.app.url, '/api/pluggy-v2/user/ana/completeness', {
    headers: { 'accept-language': 'en' },
  });
  expect(answer.status).toBe(200);
  const report = answer.json<Report>();
  const card = report.accounts.find(({ type }) => type === 'CREDIT');
  const found = (id: string): Judged | undefined => card?.bills.find(({ billId }) => billId === id);
  return { report, found, codes: card?.problems.map(({ code }) => code) };
}

/** What is said of October's bill, given what that of November records. */
async function october(november: object, more: object = {}): Promise<string> {
  const { found, codes, report } = await check([
    bill(NOVEMBER, '2026-11-15T00:00:00.000Z', 1304.66, november),
    bill(OCTOBER, '2026-10-15T00:00:00.000Z', 625.49, more),
  ]);
  const { verdict, reason } = found(OCTOBER) ?? {};
  expect(codes).toEqual(verdict === 'differs' ? ['bill_differs'] : []);
  if (verdict === 'differs') expect(report.complete).toBe(false);
  return `${verdict}: ${reason}`;
}

describe('the check of a bill', () => {
  it('is no alarm where the payment of the bill before names the new one, and taxes are left out', async () => {
    const { report, found, codes } = await check(
      [
        bill(NOVEMBER, '2026-11-15T00:00:00.000Z', 1304.66, { payments: [payment(625.49)] }),
        bill(OCTOBER, '2026-10-15T00:00:00.000Z', 625.49),
      ],
      {
        [BANK]: [row(30, -10, '2026-11-01')],
        [CARD]: [
          row(31, 10, '2026-07-05T00:00:00.000Z'),
          row(32, 625.49, '2026-09-20T00:00:00.000Z', billed(OCTOBER)),
          row(33, 1000, '2026-10-20T00:00:00.000Z', billed(NOVEMBER)),
          row(34, 304.66, '2026-10-21T00:00:00.000Z', billed(NOVEMBER)),
          row(35, -625.49, '2026-10-14T00:00:00.000Z', billed(NOVEMBER)),
          row(36, 4.08, '2026-10-22T00:00:00.000Z', billed(NOVEMBER)),
        ],
      },
    );
    expect(found(OCTOBER)).toMatchObject({
      dueDate: '2026-10-15',
      rows: 625.49,
      verdict: 'adds_up',
      reason: 'payments_agree',
    });
    expect(found(NOVEMBER)).toMatchObject({ rows: 1308.74, verdict: 'unknown', reason: 'no_next_bill' });
    expect(found(NOVEMBER)?.detail).toBe(
      'It cannot be checked: it is the newest one, and what was paid comes with the next one. Wait for it.',
    );
    expect(codes).toEqual([]);
    expect(report.complete).toBe(true);
  });

  it.each([
    ['the payment, to the cent', { payments: [payment(625.49)] }],
    ['several payments', { payments: [payment(600, { valueType: 'OTHER_PAYMENT' }), payment(25.49)] }],
    ['the charges of a late payment', { payments: [payment(635.5)], financeCharges: [charge(10.01)] }],
    [
      'a full payment, and a part of the new bill paid ahead',
      { payments: [payment(625.49), payment(200, { valueType: 'OTHER_PAYMENT' })] },
    ],
    [
      'a payment without its day and currency',
      { payments: [payment(625.49, { paymentDate: null, currencyCode: null })] },
    ],
    ['charges that are null', { payments: [payment(625.49)], financeCharges: null }],
    [
      'a payment on the other kind of day',
      { payments: [payment(625.49, { paymentDate: '2026-10-14T03:00:00.000Z' })] },
    ],
  ])('adds up with %s', async (_, november) => {
    expect(await october(november)).toBe('adds_up: payments_agree');
  });

  it.each([
    ['less', { payments: [payment(625.48)] }],
    ['more', { payments: [payment(626)] }],
    ['the total, but not the charges', { payments: [payment(625.49)], financeCharges: [charge(1)] }],
    ['a part and a rest that is too small', { payments: [payment(600), payment(20)] }],
  ])('differs where a full payment is recorded and is %s', async (_, november) => {
    expect(await october(november)).toBe('differs: payments_differ');
  });

  it.each<[reason: string, november: object, october?: object]>([
    ['not_paid_in_full', { payments: [payment(96.03, { valueType: 'OTHER_PAYMENT' })] }],
    ['not_paid_in_full', { payments: [payment(96.03, { valueType: null })] }],
    ['no_payment', {}],
    ['no_payment', { payments: null }],
    ['no_payment', { payments: undefined }],
    ['amount_unknown', { payments: [payment(null)] }],
    ['amount_unknown', { payments: [payment('625.49')] }],
    ['amount_unknown', { payments: 'many' }],
    ['amount_unknown', { payments: [1, null, 'x'] }],
    ['amount_unknown', { payments: [payment(625.49)], financeCharges: [charge(null)] }],
    ['amount_unknown', { payments: [payment(625.49)], financeCharges: { amount: 1 } }],
    ['other_currency', { payments: [payment(625.49, { currencyCode: 'USD' })] }],
    ['other_currency', { payments: [payment(600), payment(25.49, { currencyCode: 'USD' })] }],
    ['other_currency', { payments: [payment(625.49)], financeCharges: [charge(1, { currencyCode: 'EUR' })] }],
    ['other_currency', { payments: [payment(625.49)] }, { totalAmountCurrencyCode: 'USD' }],
    ['no_total', { payments: [payment(625.49)] }, { totalAmount: null }],
    ['no_due_day', { payments: [payment(625.49)] }, { dueDate: '0001-01-01T00:00:00.000Z' }],
    ['no_due_day', { payments: [payment(625.49)] }, { dueDate: null }],
    ['next_bill_missing', { payments: [payment(1)] }, { dueDate: '2026-09-15T03:00:00.000Z' }],
    ['bills_overlap', { payments: [payment(1)] }, { dueDate: '2026-11-14T00:00:00.000Z' }],
  ])('is unknown and no alarm: %s, %j %j', async (reason, november, more = {}) => {
    expect(await october(november, more)).toBe(`unknown: ${reason}`);
  });

  it.each([
    ['another bill is due on the same day', '2026-10-15T03:00:00.000Z', '2026-11-15T00:00:00.000Z'],
    ['the next bill has another one beside it', '2026-11-15T03:00:00.000Z', '2026-11-15T00:00:00.000Z'],
  ])('is no alarm where %s: a payment may be for either', async (_, otherDue, novemberDue) => {
    const { found, codes } = await check([
      bill(NOVEMBER, novemberDue, 1304.66, { payments: [payment(700)] }),
      bill(SEPTEMBER, otherDue, 74.51, { payments: [payment(10)] }),
      bill(OCTOBER, '2026-10-15T00:00:00.000Z', 625.49),
    ]);
    expect(found(OCTOBER)).toMatchObject({ verdict: 'unknown', reason: 'bills_overlap' });
    expect(found(SEPTEMBER)?.verdict).toBe('unknown');
    expect(codes).toEqual([]);
  });

  it('takes a bank that records the payments of a bill with that bill for what it is', async () => {
    const paid = (id: string, month: number, total: number, amount: number): object =>
      bill(id, `2026-${month}-15T03:00:00.000Z`, total, {
        billClosingDate: `2026-${month}-08T03:00:00.000Z`,
        payments: [payment(amount, { paymentDate: `2026-${month}-14T03:00:00.000Z` })],
      });
    const { found, codes } = await check([
      paid(SEPTEMBER, 10, 300, 300),
      paid(OCTOBER, 11, 400, 90),
      paid(NOVEMBER, 12, 500, 500),
    ]);
    expect([SEPTEMBER, OCTOBER, NOVEMBER].map((id) => found(id)?.reason)).toEqual([
      'own_payments_agree',
      'own_payments',
      'own_payments_agree',
    ]);
    expect(codes).toEqual([]);
  });

  it('survives bills without ids or with nothing in them', async () => {
    const { report } = await check([{ accountId: CARD }, { id: OCTOBER }, { id: null }, 7, null]);
    expect(typeof report.complete).toBe('boolean');
  });
});

describe('what has to be paid on a card', () => {
  interface Accounts {
    readonly accounts: readonly { readonly type: string; readonly lastBill: object | null }[];
    readonly totals: readonly object[];
  }
  const accounts = async (): Promise<Accounts> =>
    (await call(world.app.url, '/api/pluggy-v2/user/ana/accounts')).json<Accounts>();

  it('is its last closed bill with its day, of either kind, and not the used limit', async () => {
    await check([
      bill(OCTOBER, '2026-10-15T00:00:00.000Z', 625.49),
      bill(NOVEMBER, '2026-12-01T00:00:00.000Z', 1304.66),
      bill(SEPTEMBER, '0001-01-01T00:00:00.000Z', 7),
    ]);
    const { accounts: all, totals } = await accounts();
    expect(all.find(({ type }) => type === 'CREDIT')?.lastBill).toEqual({
      id: NOVEMBER,
      dueDate: '2026-12-01',
      totalAmount: 1304.66,
      currencyCode: 'BRL',
    });
    expect(all.find(({ type }) => type === 'BANK')?.lastBill).toBeNull();
    expect(totals).toEqual([{ currencyCode: 'BRL', bank: 70, credit: 1, usedLimit: 1, lastBills: 1304.66 }]);
  });

  it('is in no sum where the bill is in another currency, and null where there is no bill', async () => {
    await check([bill(NOVEMBER, '2026-11-15T03:00:00.000Z', 12, { totalAmountCurrencyCode: 'USD' })]);
    const { totals } = await accounts();
    expect(totals).toMatchObject([{ lastBills: null }]);
  });
});

describe('an amount in another currency that is not converted', () => {
  const foreign = { currencyCode: 'USD', amountInAccountCurrency: null };

  it('makes the sum of the rows of its bill unknown', async () => {
    const { found } = await check(
      [bill(OCTOBER, '2026-10-15T00:00:00.000Z', 30), bill(NOVEMBER, '2026-11-15', 30)],
      {
        [CARD]: [
          row(51, 20, '2026-09-20', billed(OCTOBER)),
          row(52, 2, '2026-09-21', billed(OCTOBER, foreign)),
          row(53, 20, '2026-10-20', billed(NOVEMBER)),
          row(54, 2, '2026-10-21', billed(NOVEMBER, { ...foreign, amountInAccountCurrency: 10 })),
        ],
      },
    );
    expect(found(OCTOBER)?.rows).toBeNull();
    expect(found(NOVEMBER)?.rows).toBe(30);
  });

  it('of a payment that is no number leaves a refund among the rows of its bill', async () => {
    const { found } = await check([bill(NOVEMBER, '2026-11-15', 20, { payments: [payment('much')] })], {
      [CARD]: [row(55, 30, '2026-10-20', billed(NOVEMBER)), row(56, -10, '2026-10-21', billed(NOVEMBER))],
    });
    expect(found(NOVEMBER)?.rows).toBe(20);
  });

  it('makes the running balance unknown from its day on, and no break of it', async () => {
    const at = (n: number, day: string, amount: number, balance: number | null, more: object = {}): BankRow =>
      row(n, amount, day, { balance, ...more });
    const before = [at(61, '2026-11-01', -10, 90), at(62, '2026-11-02', -5, 85)];
    const running = async (rows: readonly BankRow[]) => {
      const { report } = await check([], { [BANK]: [...before, ...rows] });
      const account = report.accounts.find(({ type }) => type === 'BANK');
      return [account?.balance.running, account?.problems.map(({ code }) => code)];
    };
    expect(await running([at(63, '2026-11-03', -15, 70)])).toEqual([70, []]);
    expect(await running([at(64, '2026-11-03', -3, null, foreign)])).toEqual([null, []]);
    // a balance that the bank gives later is known again, whatever came before it
    const later = at(65, '2026-11-04', -1, 70);
    expect(await running([at(64, '2026-11-03', -3, null, foreign), later])).toEqual([70, []]);
  });
});
