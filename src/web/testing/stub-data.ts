import { randomUUID } from 'node:crypto';

/** Objects as the service's API answers them, as far as the page reads them; amounts are JSON text. */
export interface StubItem {
  id: string;
  connector: { id: number; name: string; primaryColor: string };
  status: string;
  executionStatus: string;
  parameter: { type: string; data: string } | null;
  lastUpdatedAt: string | null;
  message: string;
  nextStep: { action: string; label: string } | null;
  sync: {
    state: string;
    startedAt: string | null;
    finishedAt: string | null;
    transactionsRead: number | null;
    transactionsExpected: number | null;
    error: string | null;
  };
}

export function buildItem(over: Partial<StubItem> = {}): StubItem {
  return {
    id: randomUUID(),
    connector: { id: 0, name: 'Banco Exemplo', primaryColor: '820AD1' },
    status: 'UPDATED',
    executionStatus: 'SUCCESS',
    parameter: null,
    lastUpdatedAt: new Date().toISOString(),
    message: 'Tudo em dia.',
    nextStep: null,
    sync: buildSync(),
    ...over,
  };
}

export function buildSync(over: Partial<StubItem['sync']> = {}): StubItem['sync'] {
  return {
    state: 'done',
    startedAt: null,
    finishedAt: null,
    transactionsRead: null,
    transactionsExpected: null,
    error: null,
    ...over,
  };
}

/** A number that reaches the page with every digit, which `JSON.stringify` of a float would not do. */
export class Exact {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }
}

export interface StubAccount {
  id: string;
  itemId: string;
  type: 'BANK' | 'CREDIT';
  subtype: string;
  number: string;
  name: string;
  marketingName: string | null;
  balance: Exact;
  currencyCode: string;
  creditData: Record<string, unknown> | null;
  lastBill: { id: string; dueDate: string | null; totalAmount: Exact; currencyCode: string } | null;
  counted: boolean;
  sameAs: string | null;
  formerSameAs: string | null;
  countedByUser: boolean | null;
  closedAt: string | null;
}

export function buildAccount(over: Partial<StubAccount> & { itemId: string }): StubAccount {
  return {
    id: randomUUID(),
    type: 'BANK',
    subtype: 'CHECKING_ACCOUNT',
    number: '0001/12345-6',
    name: 'Conta Corrente',
    marketingName: null,
    balance: new Exact('1234.56'),
    currencyCode: 'BRL',
    creditData: null,
    lastBill: null,
    counted: true,
    sameAs: null,
    formerSameAs: null,
    countedByUser: null,
    closedAt: null,
    ...over,
  };
}

export interface StubTransaction {
  id: string;
  accountId: string;
  description: string | null;
  descriptionRaw: string | null;
  currencyCode: string;
  amount: Exact;
  amountInAccountCurrency: Exact | null;
  status: string;
  category: string | null;
  categoryId: string | null;
  creditCardMetadata: Record<string, number> | null;
  localDate: string;
  signedAmount: Exact;
}

export function buildTransaction(over: Partial<StubTransaction> & { accountId: string }): StubTransaction {
  return {
    id: randomUUID(),
    description: 'Padaria Exemplo',
    descriptionRaw: null,
    currencyCode: 'BRL',
    amount: new Exact('-12.50'),
    amountInAccountCurrency: null,
    status: 'POSTED',
    category: 'Shopping',
    categoryId: '08000000',
    creditCardMetadata: null,
    localDate: '2026-11-20',
    signedAmount: new Exact('-12.50'),
    ...over,
  };
}

export interface StubCompleteness {
  accounts: {
    accountId: string;
    itemId: string;
    sweptAt: string | null;
    problems: { code: string; detail: string }[];
    sameAs: string | null;
    bills: { billId: string; dueDate: string | null; verdict: string; reason: string; detail: string }[];
  }[];
  reconciliations: { itemId: string; reconciledAt: string | null }[];
}

/** What rows come to, in one currency; cents suffice for a test. */
export function sumUp(rows: readonly StubTransaction[]): unknown[] {
  if (rows.length === 0) return [];
  const cents = rows.map(({ signedAmount }) => Math.round(Number(signedAmount.digits) * 100));
  const exact = (sum: number): Exact => new Exact((sum / 100).toFixed(2));
  const total = (part: number[]): number => part.reduce((sum, one) => sum + one, 0);
  const income = total(cents.filter((one) => one > 0));
  const expenses = -total(cents.filter((one) => one < 0));
  return [
    {
      currencyCode: 'BRL',
      transactions: rows.length,
      income: exact(income),
      expenses: exact(expenses),
      net: exact(income - expenses),
    },
  ];
}

/** JSON in which an `Exact` is a number with the very digits it was made with. */
export function toJson(value: unknown): string {
  if (value instanceof Exact) return value.digits;
  if (Array.isArray(value)) return `[${value.map(toJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${toJson(member)}`);
  return `{${members.join(',')}}`;
}
