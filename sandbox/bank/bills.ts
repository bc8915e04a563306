import { type Account, type Books, seenAtMs } from './books.ts';
import { billPaymentCents, billTotalCents, chargesOf, minimumOf, paydayOf } from './card-bills.ts';
import { closingDayFor, dueDayOf, lastClosingDay } from './card-days.ts';
import { addMonths, dayOfDate } from './days.ts';
import { HISTORY_DAYS } from './household-rows.ts';
import { rowIdOf, uuidFrom } from './ids.ts';
import { dateOf, money } from './money.ts';

/** A card's closed bills as the API answers them, newest first. Bulk data has none. */
export function billViews(books: Books, account: Account): object[] {
  return closingDaysOf(books, account).map((closingDay) => billView(books, account, closingDay));
}

/** The bill with this closing day; undefined when it isn't closed or doesn't exist. */
export function billViewOf(books: Books, account: Account, closingDay: number): object | undefined {
  if (!closingDaysOf(books, account).includes(closingDay)) return undefined;
  return billView(books, account, closingDay);
}

/** What the card owes of its limit: the last closed bill, and what is part of no closed bill yet. */
export function usedLimitCents(books: Books, { ledger }: Account): number {
  if (books.profile.cycles === null) return ledger.pendingCents;
  const lastClosing = lastClosingDay(books.bankDay);
  let cents = billTotalCents(books.profile, lastClosing) ?? 0;
  for (const row of ledger.rows()) {
    const day = row.card?.countsOnDay ?? dayOfDate(row.dateMs);
    if (closingDayFor(day) > lastClosing) cents += row.amountCents;
  }
  return cents;
}

function closingDaysOf({ bankDay, profile }: Books, { spec }: Account): number[] {
  const days: number[] = [];
  if (spec.kind !== 'CREDIT_CARD' || profile.cycles === null) return days;
  const { firstClosingDay } = profile.cycles;
  for (let day = lastClosingDay(bankDay); day >= firstClosingDay; day = addMonths(day, -1)) days.push(day);
  return days;
}

function billView(books: Books, account: Account, closingDay: number): object {
  const { profile } = books;
  const id = rowIdOf(account.billKey, closingDay);
  const totalCents = billTotalCents(profile, closingDay) ?? 0;
  const closedAt = new Date(seenAtMs(books, closingDay));
  return {
    id,
    accountId: account.id,
    dueDate: dateOf(profile, dueDayOf(closingDay)),
    billClosingDate: dateOf(profile, closingDay),
    totalAmount: money(profile, totalCents),
    totalAmountCurrencyCode: 'BRL',
    minimumPaymentAmount: money(profile, minimumOf(totalCents)),
    allowsInstallments: true,
    financeCharges: chargesOf(profile, closingDay).map(({ type, cents, additionalInfo }) => ({
      id: uuidFrom(id, type),
      creditCardBillId: id,
      type,
      amount: money(profile, cents),
      currencyCode: 'BRL',
      additionalInfo,
    })),
    payments: paymentViews(books, id, closingDay),
    createdAt: closedAt,
    updatedAt: closedAt,
  };
}

/** What was paid between the last bill and this one, which is the payment of the last one. */
function paymentViews({ profile, anchorDay }: Books, billId: string, closingDay: number): object[] {
  const payday = paydayOf(profile, addMonths(closingDay, -1));
  const cents = billPaymentCents(profile, payday);
  if (cents === 0 || payday < anchorDay - HISTORY_DAYS) return [];
  return [
    {
      id: uuidFrom(billId, 'payment'),
      valueType: profile.habits.pays === 'minimum' ? 'OTHER_PAYMENT' : 'FULL_PAYMENT',
      paymentDate: dateOf(profile, payday),
      paymentMode: 'DEBIT_ACCOUNT',
      amount: money(profile, cents),
      currencyCode: 'BRL',
    },
  ];
}
