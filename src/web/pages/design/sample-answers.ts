import { dayInBrazil } from '../../lib/calendar-day.ts';

/** What the service answers of a person who has a little of everything; amounts are texts, as the client reads them. */

const DAY_MS = 86_400_000;
const daysAway = (days: number): string => dayInBrazil(new Date(Date.now() + days * DAY_MS));
const month = (away: number): string => {
  const now = new Date();
  return new Date(Date.UTC(now.getFullYear(), now.getMonth() + away, 1)).toISOString().slice(0, 7);
};
const list = (...results: readonly object[]): object => ({ results, next: null });
const BRL = { currencyCode: 'BRL' } as const;
const LONG = 'Um nome de banco, de conta ou de loja tão comprido que não cabe na tela de nenhum telefone';
const LOST = { status: 'LOGIN_ERROR', message: 'O banco pede que você entre de novo.' };

const product = (name: string, state: string): object => ({
  product: name,
  state,
  asOf: `${daysAway(0)}T09:00:00Z`,
});
const connection = (id: string, name: string, over: object = {}): object => ({
  id,
  connector: { id: 1, name, primaryColor: '820AD1' },
  status: 'UPDATED',
  lastUpdatedAt: `${daysAway(0)}T09:00:00Z`,
  message: null,
  nextStep: null,
  autoSync: true,
  nextAutoSyncAt: `${daysAway(1)}T09:00:00Z`,
  refresh: { allowed: true },
  consents: [{ id: 'c', products: ['ACCOUNTS', 'LOANS'], createdAt: `${daysAway(-90)}T12:00:00Z` }],
  sync: {
    state: 'done',
    health: 'ok',
    products: ['accounts', 'transactions'].map((one) => product(one, 'done')),
  },
  ...over,
});
const asking = {
  status: 'WAITING_USER_INPUT',
  parameter: { name: 'token', label: 'Código', type: 'number', data: null },
  nextStep: { action: 'answer', label: 'Responder' },
};
const connections = [
  connection('conexao', 'Banco Exemplo'),
  connection('perdida', LONG, { ...LOST, nextStep: { action: 'reconnect', label: 'Reconectar' } }),
  connection('pergunta', 'Banco que pergunta', asking),
];

const account = (id: string, over: object): object => ({
  id,
  itemId: 'conexao',
  type: 'BANK',
  subtype: 'CHECKING_ACCOUNT',
  name: 'Conta corrente',
  number: '0001/12345-6',
  balance: '1234.56',
  counted: true,
  ...BRL,
  ...over,
});
const creditData = { creditLimit: '5000', availableCreditLimit: '3200', balanceDueDate: daysAway(9) };
const lastBill = { id: 'fatura', dueDate: `${daysAway(9)}T03:00:00Z`, totalAmount: '812.45', ...BRL };
const accounts = [
  account('conta', {}),
  account('longa', { name: LONG, balance: '-120.40', subtype: 'SAVINGS_ACCOUNT' }),
  account('cartao', {
    type: 'CREDIT',
    subtype: 'CREDIT_CARD',
    name: 'Cartão',
    balance: '1800',
    creditData,
    lastBill,
  }),
  account('antiga', { name: 'Conta antiga', closedAt: `${daysAway(-30)}T12:00:00Z` }),
];

const row = (id: string, description: string, signedAmount: string, over: object = {}): object => ({
  id,
  accountId: 'conta',
  description,
  localDate: daysAway(-1),
  signedAmount,
  amount: signedAmount,
  status: 'POSTED',
  categoryId: '11010000',
  ...BRL,
  ...over,
});
const transactions = [
  row('1', 'Padaria da esquina', '-12.50', { status: 'PENDING' }),
  row('2', LONG, '-123456.78', { tags: ['casa', 'férias'], note: 'Dividir com a Bia' }),
  row('3', 'Salário', '5200', { categoryId: '01010000', localDate: daysAway(-3) }),
  row('4', 'Loja', '-100', {
    accountId: 'cartao',
    localDate: daysAway(-3),
    instalments: { number: 3, of: 10 },
  }),
];

const coming = (kind: string, description: string, amount: string, away: number): object => ({
  kind,
  date: daysAway(away),
  direction: 'out',
  description,
  amount,
  accountId: 'cartao',
  ...BRL,
});
const sums = { transactions: 4, income: '5200', expenses: '123569.28', net: '-118369.28', ...BRL };
const bill = { totalAmount: '812.45', totalAmountCurrencyCode: 'BRL' };
const paid = [{ id: 'p', amount: '812.45', paymentDate: `${daysAway(-20)}T03:00:00Z` }];
const series = {
  everyDays: 30,
  direction: 'out',
  averageAmount: '39.90',
  transactionIds: ['1', '2'],
  ...BRL,
};
const investment = { type: 'FIXED_INCOME', amountProfit: '100.10', rate: '110', rateType: 'CDI', ...BRL };
const loan = (paidInstallments: string, over: object): object => ({
  contractAmount: '12000',
  CET: '0.29',
  installments: { totalNumberOfInstallments: '24', paidInstallments },
  payments: { contractOutstandingBalance: '8500.10', releases: [] },
  ...BRL,
  ...over,
});
const rule = (id: string, place: number, when: object, then: object): object => ({
  id,
  createdAt: `${daysAway(-9)}T12:00:00Z`,
  place,
  when,
  then,
});
const log = (message: string, outcome: string, by: string): object => ({
  at: `${daysAway(-1)}T12:00:00Z`,
  until: `${daysAway(-1)}T12:30:00Z`,
  count: 3,
  message,
  outcome,
  by,
  action: message,
  network: '203.0.113.0/24',
});

/** By the path below the person. */
export const SAMPLE_ANSWERS: Readonly<Record<string, object>> = {
  '/items': { items: connections },
  ...Object.fromEntries(connections.map((one) => [`/items/${Reflect.get(one, 'id')}`, one])),
  '/accounts': { accounts, totals: [{ bank: '1114.16', credit: '1800', lastBills: '812.45', ...BRL }] },
  '/accounts/conta/balances': list(
    ...['1234.56', '900', '-20', '450'].map((balance, at) => ({ at: `${daysAway(-at)}T12:00:00Z`, balance })),
  ),
  '/transactions': list(...transactions),
  ...Object.fromEntries(transactions.map((one) => [`/transactions/${Reflect.get(one, 'id')}`, one])),
  '/summary/transactions': list(sums),
  '/summary/cash-flow': list({ period: month(-1), income: '5200', expenses: '4100', net: '1100', ...BRL }),
  '/summary/categories': list(
    { month: month(0), categoryId: '11010000', expenses: '980.10', income: '0', transactions: 12, ...BRL },
    { month: month(0), categoryId: null, expenses: '20', income: '0', transactions: 1, ...BRL },
  ),
  '/summary/net-worth': list(
    { day: daysAway(-30), total: '900', ...BRL },
    { day: daysAway(0), total: '1114.16', ...BRL },
  ),
  '/summary/upcoming': list(coming('bill', 'Cartão', '812.45', 9), coming('recurring', LONG, '39.90', 12), {
    ...coming('instalment', 'Loja', '100', 40),
    instalments: { seriesId: 's', number: 4, of: 10 },
  }),
  '/recurring': list(
    {
      id: 'a',
      description: 'Vídeos',
      lastAmount: '39.90',
      nextDate: daysAway(12),
      status: 'active',
      ...series,
    },
    { id: 'b', description: LONG, lastAmount: '89', nextDate: daysAway(3), status: 'ended', ...series },
  ),
  '/rules': list(
    rule('a', 1, { text: 'padaria' }, { tags: ['casa'] }),
    rule('b', 2, { text: LONG }, { ignored: true }),
  ),
  '/bills': list(
    { id: 'fatura', dueDate: `${daysAway(9)}T03:00:00Z`, payments: [], ...bill },
    { id: 'paga', dueDate: `${daysAway(-20)}T03:00:00Z`, payments: paid, ...bill },
  ),
  '/investments': list(
    { id: 'cdb', name: 'CDB', balance: '1000.10', ...investment },
    { id: 'fundo', name: LONG, balance: '0.20', ...investment, type: 'MUTUAL_FUND' },
  ),
  '/loans': list(
    loan('7', { id: 'a', itemId: 'conexao', productName: 'Crédito pessoal' }),
    loan('24', { id: 'b', productName: LONG, payments: { contractOutstandingBalance: '0' } }),
  ),
  '/consents': list(
    { id: 'a', itemId: 'conexao', products: ['ACCOUNTS', 'LOANS'], createdAt: `${daysAway(-90)}T12:00:00Z` },
    { id: 'b', itemId: 'perdida', products: ['ACCOUNTS'], revokedAt: `${daysAway(-9)}T12:00:00Z` },
  ),
  '/access-log': list(
    log('Suas transações foram lidas', 'done', 'application'),
    log('Uma exportação foi pedida', 'refused', 'you'),
    log('Uma conexão foi lida', 'failed', 'operator'),
  ),
};
