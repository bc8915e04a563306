import { minimumOf } from './account-view.ts';
import { chargesOf } from './bill-charges.ts';
import { type Account, type Books, seenAtMs } from './books.ts';
import { closingDayFor, dueDayOf, lastClosingDay } from './card-days.ts';
import { dayOf, startOfDay } from './days.ts';
import { rowIdOf, uuidFrom } from './ids.ts';
import { money } from './money.ts';
import type { LedgerRow } from './row.ts';

/** A closed bill of a card: its rows are posted and carry its id. */
interface ClosedBill {
  readonly closingDay: number;
  /** Purchases less refunds. */
  readonly purchasesCents: number;
  /** The payment that followed, if it came already. */
  readonly payment: LedgerRow | undefined;
}

/** A card's closed bills as the API answers them, newest first. Bulk data has none. */
export function billViews(books: Books, account: Account): object[] {
  return closedBills(books, account).map((bill) => billView(books, account, bill));
}

/** The bill with this closing day; undefined when it isn't closed or doesn't exist. */
export function billViewOf(books: Books, account: Account, closingDay: number): object | undefined {
  const bill = closedBills(books, account).find((one) => one.closingDay === closingDay);
  return bill === undefined ? undefined : billView(books, account, bill);
}

function closedBills(books: Books, account: Account): ClosedBill[] {
  if (account.spec.kind !== 'CREDIT_CARD' || books.profile.cycles === null) return [];
  const lastClosing = lastClosingDay(books.bankDay);
  const sums = new Map<number, number>();
  const payments = new Map<number, LedgerRow>();
  for (const row of account.ledger.rows()) {
    if (row.status !== 'POSTED') continue;
    const day = dayOf(row.dateMs);
    if (row.card === null) {
      payments.set(lastClosingDay(day), row);
      continue;
    }
    const closing = closingDayFor(day);
    if (closing <= lastClosing) sums.set(closing, (sums.get(closing) ?? 0) + row.amountCents);
  }
  return [...sums]
    .map(([closingDay, purchasesCents]) => ({
      closingDay,
      purchasesCents,
      payment: payments.get(closingDay),
    }))
    .sort((left, right) => right.closingDay - left.closingDay);
}

function billView(books: Books, account: Account, bill: ClosedBill): object {
  const { profile } = books;
  const id = rowIdOf(account.billKey, bill.closingDay);
  const charges = chargesOf(profile, bill.closingDay);
  const totalCents = charges.reduce((sum, { cents }) => sum + cents, bill.purchasesCents);
  const createdAtMs = seenAtMs(books, bill.closingDay);
  return {
    id,
    accountId: account.id,
    dueDate: new Date(startOfDay(dueDayOf(bill.closingDay))),
    billClosingDate: new Date(startOfDay(bill.closingDay)),
    totalAmount: money(profile, totalCents),
    totalAmountCurrencyCode: 'BRL',
    minimumPaymentAmount: money(profile, minimumOf(totalCents)),
    allowsInstallments: true,
    financeCharges: charges.map(({ type, cents, additionalInfo }) => ({
      id: uuidFrom(id, type),
      creditCardBillId: id,
      type,
      amount: money(profile, cents),
      currencyCode: 'BRL',
      additionalInfo,
    })),
    payments: bill.payment === undefined ? [] : [paymentView(books, id, bill.payment)],
    createdAt: new Date(createdAtMs),
    updatedAt: new Date(Math.max(createdAtMs, bill.payment?.createdAtMs ?? 0)),
  };
}

function paymentView(books: Books, billId: string, payment: LedgerRow): object {
  return {
    id: uuidFrom(billId, 'payment'),
    valueType: 'FULL_PAYMENT',
    paymentDate: new Date(payment.dateMs),
    paymentMode: 'DEBIT_ACCOUNT',
    amount: money(books.profile, -payment.amountCents),
    currencyCode: 'BRL',
  };
}
