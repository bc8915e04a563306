import { Exact } from './stub-data.ts';

/** Answers about money as the service gives them, as far as the pages read them; each is odd in one row. */

const page = (...results: object[]): object => ({ results, next: null });

/** A row that no page can read: it must hide none of the others. */
const ODD = { id: 7, name: ['no', 'name'] };

export const AUTO_SYNC_AT = '2099-12-24T09:30:00.000Z';

export function connectionAnswer(item: object, over: object = {}): object {
  const product = (name: string, state: string, more: object = {}): object => ({
    product: name,
    state,
    doneAt: null,
    asOf: null,
    error: null,
    oddObjects: 0,
    quotaResetsAt: null,
    ...more,
  });
  return {
    ...item,
    alias: null,
    autoSync: true,
    nextAutoSyncAt: AUTO_SYNC_AT,
    refresh: { allowed: true, allowedAt: null, reason: null },
    consents: [
      {
        id: 'consent-1',
        products: ['ACCOUNTS', 'LOANS'],
        createdAt: '2026-01-05T12:00:00Z',
        expiresAt: null,
        revokedAt: null,
      },
    ],
    sync: {
      state: 'done',
      health: 'partial',
      products: [
        product('accounts', 'done', { asOf: new Date(Date.now() - 3_600_000).toISOString() }),
        product('investments', 'quota_used_up', { quotaResetsAt: '2026-12-01T03:00:00.000Z' }),
        product('loans', 'failed'),
        product('identity', 'not_offered'),
      ],
    },
    ...over,
  };
}

export const balancesAnswer = page(
  { at: '2026-11-27T12:00:00Z', balance: new Exact('9007199254740993.08') },
  { at: '2026-11-26T12:00:00Z', balance: new Exact('9007199254740993.07') },
  { at: '2026-11-25T12:00:00Z', balance: 'none' },
  { at: '2026-11-24T12:00:00Z', balance: new Exact('-12.50') },
);

export const billsAnswer = page(
  {
    id: 'bill-3',
    dueDate: '2026-12-10T03:00:00Z',
    billClosingDate: '2026-12-03T03:00:00Z',
    totalAmount: new Exact('812.45'),
    totalAmountCurrencyCode: 'BRL',
    minimumPaymentAmount: new Exact('121.87'),
    payments: [{ id: 'p', amount: new Exact('300.00'), paymentDate: '2026-11-10T03:00:00Z' }],
    financeCharges: [{ id: 'c', type: 'IOF', amount: new Exact('1.23'), currencyCode: 'BRL' }],
  },
  { id: 'bill-2', dueDate: '2026-11-10T03:00:00Z', totalAmount: new Exact('300.00'), payments: [] },
  ODD,
);

/** @param accountId the card */
export const comingAnswer = (accountId: string): object =>
  page(
    {
      kind: 'bill',
      date: '2026-12-10',
      direction: 'out',
      description: 'Cartão',
      currencyCode: 'BRL',
      amount: new Exact('512.45'),
      accountId,
      billId: 'bill-3',
    },
    ...['0.10', '0.20'].map((amount, n) => ({
      kind: 'instalment',
      date: '2027-01-10',
      direction: 'out',
      description: `Loja ${n}`,
      currencyCode: 'BRL',
      amount: new Exact(amount),
      accountId,
      instalments: { seriesId: `s${n}`, number: 2, of: 10 },
    })),
    ODD,
  );

export const investmentsAnswer = page(
  {
    id: 'investment-1',
    name: 'CDB Exemplo',
    type: 'FIXED_INCOME',
    currencyCode: 'BRL',
    balance: new Exact('1000.10'),
    amountProfit: new Exact('100.10'),
    rate: new Exact('110'),
    rateType: 'CDI',
  },
  ODD,
  {
    id: 'investment-2',
    name: 'Fundo Exemplo',
    type: 'MUTUAL_FUND',
    currencyCode: 'BRL',
    balance: new Exact('0.20'),
    amountProfit: new Exact('0'),
  },
);

export const movementsAnswer = page({
  id: 'movement-1',
  type: 'BUY',
  tradeDate: '2026-01-05T03:00:00Z',
  quantity: new Exact('9'),
  amount: new Exact('900'),
});

export const loansAnswer = page(
  {
    id: 'loan-1',
    productName: 'Crédito pessoal',
    currencyCode: 'BRL',
    contractAmount: new Exact('12000'),
    installments: {
      totalNumberOfInstallments: 24,
      paidInstallments: 7,
      dueInstallments: 17,
      pastDueInstallments: 1,
    },
    payments: { contractOutstandingBalance: new Exact('8500.10'), releases: [] },
  },
  ODD,
);

/** @param itemId the connection that gave the one that is in force */
export const consentsAnswer = (itemId: string): object =>
  page(
    { id: 'consent-1', itemId, products: ['ACCOUNTS'], createdAt: '2026-01-05T12:00:00Z', expiresAt: null },
    {
      id: 'consent-0',
      itemId,
      products: ['ACCOUNTS'],
      createdAt: '2025-01-05T12:00:00Z',
      revokedAt: '2025-06-01T12:00:00Z',
    },
  );

export const accessLogAnswer = page(
  ...['2026-11-27T12:00:05Z', '2026-11-27T12:00:00Z'].map((at) => ({
    at,
    until: at,
    count: 1,
    action: 'data.read',
    operation: 'listAccounts',
    outcome: 'done',
    message: 'Dados foram lidos',
    by: 'you',
    network: '203.0.113.0/24',
  })),
);
