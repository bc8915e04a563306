import { describe, expect, it } from 'vitest';
import { toJson } from '../json/to-json.ts';
import { accountView } from './account-view.ts';
import { billViews } from './bills.ts';
import { type Account, advanceBooks, type Books, openBooks } from './books.ts';
import { connectors } from './connectors.ts';
import { transactionView } from './transaction-view.ts';

const CONNECTED = Date.parse('2026-11-20T12:00:00.000Z');

interface Amount {
  readonly amount: number;
}

interface Bill {
  readonly id: string;
  readonly totalAmount: number;
  readonly minimumPaymentAmount: number;
  readonly financeCharges: readonly (Amount & { readonly type: string })[];
  readonly payments: readonly (Amount & { readonly valueType: string; readonly paymentDate: string })[];
}

interface Row extends Amount {
  readonly id: string;
  readonly date: string;
  readonly description: string;
  readonly status: string;
  readonly currencyCode: string;
  readonly amountInAccountCurrency: number | null;
  readonly categoryId: string;
  readonly merchant: object | null;
  readonly paymentData: object | null;
  readonly creditCardMetadata: Readonly<Record<string, unknown>>;
}

/** The card of a user as the API answers it, some months after the connection. */
function cardOf(user: string, connectorId = 0, days = 90) {
  const connector = connectors.get(connectorId) ?? expect.fail('no such connector');
  const books = openBooks(1, connector, 'item', {
    connectedAtMs: CONNECTED,
    parameters: { user },
    advances: [],
  });
  if (days > 0) advanceBooks(books, { days, seed: 1, atMs: CONNECTED + days * 86_400_000 });
  const account = books.accounts.find(({ spec }) => spec.kind === 'CREDIT_CARD') ?? expect.fail('no card');
  const rows = [...account.ledger.rows()].map((row) => transactionView(books, account, row));
  return {
    bills: parsed<Bill[]>(billViews(books, account)).reverse(),
    rows: parsed<Row[]>(rows),
    account: cardView(books, account),
  };
}

function cardView(books: Books, account: Account) {
  return parsed<{
    readonly balance: number;
    readonly creditData: Readonly<Record<string, unknown>>;
  }>(accountView('item', books, account));
}

function parsed<T>(value: unknown): T {
  return JSON.parse(toJson(value));
}

const cents = (value: number | null): number => Math.round((value ?? 0) * 100);
const sum = (rows: readonly Amount[]): number => rows.reduce((total, { amount }) => total + cents(amount), 0);
const isPayment = (row: Row): boolean => row.categoryId === '05100000';
const billOf = (row: Row): unknown => row.creditCardMetadata['billId'];

/** total(N) + charges(N+1) − payments(N+1) for each bill but the last; 0 where it was paid in full. */
function unpaid(bills: readonly Bill[]): number[] {
  return bills.slice(1).map((bill, index) => {
    const before = bills[index] ?? expect.fail('no bill');
    return cents(before.totalAmount) + sum(bill.financeCharges) - sum(bill.payments);
  });
}

describe('the bills of a card', () => {
  it('carry the payment of the bill before, as a row with their id and in their payments', () => {
    const { bills, rows } = cardOf('user-ok');
    expect(bills.length).toBeGreaterThan(7);
    for (const [index, bill] of bills.entries()) {
      const paid = rows.filter((row) => billOf(row) === bill.id && isPayment(row));
      expect(paid.map(({ amount }) => -amount)).toEqual(bill.payments.map(({ amount }) => amount));
      if (index > 0) expect(paid.map(({ amount }) => -amount)).toEqual([bills[index - 1]?.totalAmount]);
    }
    expect(unpaid(bills).every((rest) => rest === 0)).toBe(true);
    expect(bills.flatMap((bill) => bill.financeCharges)).toEqual([]);
  });

  it('are paid late with fee, interest and tax by whom is in debt', () => {
    const { bills, rows } = cardOf('user-ok-indebted');
    expect(unpaid(bills).every((rest) => rest === 0)).toBe(true);
    const types = new Set(bills.flatMap(({ financeCharges }) => financeCharges.map(({ type }) => type)));
    expect([...types].sort()).toEqual(['IOF', 'LATE_PAYMENT_FEE', 'LATE_PAYMENT_REMUNERATIVE_INTEREST']);
    const interest = rows.filter(
      ({ creditCardMetadata }) => creditCardMetadata['feeTypeAdditionalInfo'] === 'JUROS',
    );
    expect(interest.length).toBeGreaterThan(4);
  });

  it('grow where only the minimum is paid', () => {
    const { bills } = cardOf('user-ok-card-minimum');
    for (const [index, rest] of unpaid(bills).entries()) {
      expect(rest).toBeGreaterThan(0);
      const { payments } = bills[index + 1] ?? expect.fail('no bill');
      expect(payments).toMatchObject([
        { amount: bills[index]?.minimumPaymentAmount, valueType: 'OTHER_PAYMENT' },
      ]);
    }
    expect(bills.at(-1)?.totalAmount).toBeGreaterThan((bills[1]?.totalAmount ?? 0) * 1.5);
  });

  it('leave the tax on purchases abroad out or have it in, as the bank likes', () => {
    const difference = (user: string) => {
      const { bills, rows } = cardOf(user);
      return bills.map((bill) => {
        const mine = rows.filter((row) => billOf(row) === bill.id && !isPayment(row));
        const inReais = mine.map((row) => ({ amount: row.amountInAccountCurrency ?? row.amount }));
        return sum(inReais) - cents(bill.totalAmount);
      });
    };
    expect(new Set(difference('user-ok'))).toEqual(new Set([0]));
    expect(difference('user-ok-card-iof-out').filter((cents) => cents !== 0).length).toBeGreaterThan(4);
    expect(unpaid(cardOf('user-ok-card-iof-out').bills).every((rest) => rest === 0)).toBe(true);
  });

  it('may hold a purchase abroad of which nobody tells what it came to', () => {
    const dollars = (user: string) => cardOf(user).rows.filter(({ currencyCode }) => currencyCode === 'USD');
    for (const row of dollars('user-ok')) expect(row.amountInAccountCurrency).toBeGreaterThan(100);
    const unconverted = dollars('user-ok-card-unconverted');
    expect(unconverted.length).toBeGreaterThan(5);
    for (const row of unconverted) expect([row.amount, row.amountInAccountCurrency]).toEqual([20, null]);
    expect(unpaid(cardOf('user-ok-card-unconverted').bills).every((rest) => rest === 0)).toBe(true);
  });

  it('have all instalments of a purchase posted on one day, at some banks', () => {
    const purchases = (user: string) => {
      const rows = cardOf(user).rows.filter((row) =>
        /^Decathlon|^Casas|^Magazine|^Fast|^Ótica|^Decolar/.test(row.description),
      );
      return rows.filter(
        ({ creditCardMetadata: card, status }) =>
          Number(card['installmentNumber']) > 1 && status === 'POSTED',
      );
    };
    const purchased = ({ creditCardMetadata: card }: Row) => String(card['purchaseDate']).slice(0, 10);
    const [atOnce, monthly] = [purchases('user-ok-card-at-once'), purchases('user-ok')];
    expect(atOnce.length).toBeGreaterThan(10);
    expect(atOnce.every((row) => row.date.slice(0, 10) === purchased(row))).toBe(true);
    expect(monthly.every((row) => row.date.slice(0, 10) > purchased(row))).toBe(true);
    const { bills, rows } = cardOf('user-ok-card-at-once');
    expect(unpaid(bills).every((rest) => rest === 0)).toBe(true);
    const ids = new Set(bills.map(({ id }) => id));
    expect(
      rows.filter(({ status }) => status === 'POSTED').every((row) => ids.has(String(billOf(row)))),
    ).toBe(true);
  });

  it('are, with what comes after them, what is used of the limit', () => {
    for (const user of ['user-ok', 'user-ok-indebted', 'user-ok-card-minimum', 'user-ok-card-at-once']) {
      const { account, bills, rows } = cardOf(user, 0, 0);
      const open = rows.filter(({ status }) => status === 'PENDING');
      const inReais = open.map((row) => ({ amount: row.amountInAccountCurrency ?? row.amount }));
      const known = cents(bills.at(-1)?.totalAmount ?? 0) + sum(inReais);
      // Instalments that are posted already and not yet charged are used as well.
      if (user === 'user-ok-card-at-once') expect(cents(account.balance)).toBeGreaterThan(known);
      else expect(cents(account.balance)).toBe(known);
      expect(Number(account.creditData['availableCreditLimit'])).toBeGreaterThanOrEqual(0);
    }
  });
});

describe("a card's rows", () => {
  it('have what was measured on live cards', () => {
    const { rows } = cardOf('user-ok');
    const share = (is: (row: Row) => boolean) => rows.filter(is).length / rows.length;
    expect(rows.every(({ creditCardMetadata }) => creditCardMetadata !== null)).toBe(true);
    for (const row of rows) expect(billOf(row) === undefined).toBe(row.status === 'PENDING');
    for (const { creditCardMetadata: card } of rows)
      expect(['number', 'undefined']).toContain(typeof card['payeeMCC']);
    expect(share(({ creditCardMetadata: card }) => card['totalAmount'] !== undefined)).toBeLessThan(0.1);
    const fees = new Set(rows.map(({ creditCardMetadata: card }) => card['feeTypeAdditionalInfo']));
    expect(fees).toEqual(new Set([undefined, 'ANUIDADE', 'IOF']));
    const paid = rows.filter(({ paymentData }) => paymentData !== null);
    expect(paid.length).toBeGreaterThan(1);
    expect(paid.length).toBeLessThan(rows.length / 20);
  });
});

describe('the rows of a household', () => {
  it('name the merchant on about a fifth, and the same people again and again', () => {
    for (const user of ['user-ok', 'user-ok-perf-3x']) {
      const connector = connectors.get(0) ?? expect.fail('no connector 0');
      const history = { connectedAtMs: CONNECTED, parameters: { user }, advances: [] };
      const books = openBooks(1, connector, 'item', history);
      const rows = books.accounts.flatMap(({ ledger }) => [...ledger.rows()]);
      const named = rows.filter(({ merchant }) => merchant !== null).length / rows.length;
      expect([user, named > 0.15 && named < 0.3]).toEqual([user, true]);
      const sides = rows.flatMap(({ payment }) =>
        payment !== null && payment.method !== 'BOLETO' ? [payment.payer, payment.receiver] : [],
      );
      const known = sides.filter((side) => side !== null);
      const documents = new Set(known.map(({ documentNumber }) => documentNumber.value));
      expect(known.length).toBeGreaterThan(documents.size * 3);
      for (const side of known) {
        expect(side.accountNumber).toMatch(/^\d+-\d$/);
        expect(side.branchNumber).toMatch(/^\d{4}$/);
      }
    }
  });
});
