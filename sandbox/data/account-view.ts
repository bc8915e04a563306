import { fromCents } from '../json/exact-number.ts';
import { BILL_DUE_DAY } from './bank-rows.ts';
import type { Account, Books } from './books.ts';
import { closingDayFor } from './card-rows.ts';
import { calendarOf, startOfDay } from './days.ts';

/** An account as the API answers it to an API key. */
export function accountView(itemId: string, books: Books, account: Account): object {
  const isCard = account.spec.kind === 'CREDIT_CARD';
  return {
    ...reducedAccountView(itemId, account),
    marketingName: account.spec.marketingName,
    taxNumber: books.profile.taxNumber,
    owner: books.profile.owner,
    bankData: isCard ? null : bankData(account),
    creditData: isCard ? creditData(books, account) : null,
    createdAt: new Date(account.createdAtMs),
    updatedAt: new Date(account.updatedAtMs),
  };
}

/** The few fields that a connect token may see. */
export function reducedAccountView(itemId: string, account: Account): object {
  const isCard = account.spec.kind === 'CREDIT_CARD';
  return {
    id: account.id,
    itemId,
    type: isCard ? 'CREDIT' : 'BANK',
    subtype: account.spec.kind,
    number: account.spec.number,
    name: account.spec.name,
    balance: fromCents(balanceCents(account)),
    currencyCode: 'BRL',
  };
}

/** A bank account holds the sum of its posted rows; a card owes what isn't on a closed bill yet. */
export function balanceCents(account: Account): number {
  const { ledger, spec } = account;
  return spec.kind === 'CREDIT_CARD' ? ledger.pendingCents : ledger.postedCents;
}

function bankData(account: Account): object {
  return {
    transferNumber: `001/${account.spec.number}`,
    closingBalance: fromCents(account.ledger.postedCents + account.ledger.pendingCents),
    automaticallyInvestedBalance: null,
    overdraftContractedLimit: account.spec.kind === 'CHECKING_ACCOUNT' ? fromCents(50_000) : null,
    overdraftUsedLimit: account.spec.kind === 'CHECKING_ACCOUNT' ? fromCents(0) : null,
    unarrangedOverdraftAmount: null,
    hasReservedBalance: false,
    reservedBalances: null,
  };
}

function creditData(books: Books, account: Account): object {
  const owed = balanceCents(account);
  const { creditLimitCents } = books.profile;
  // Bulk data owes more than any limit; a limit that doesn't cover the debt would make no sense.
  const limit = Math.max(creditLimitCents, Math.ceil(owed / 100_000) * 100_000);
  return {
    level: (account.spec.marketingName ?? 'Gold').split(' ')[1]?.toUpperCase() ?? 'GOLD',
    brand: (account.spec.marketingName ?? 'Visa').split(' ')[0]?.toUpperCase() ?? 'VISA',
    balanceCloseDate: new Date(startOfDay(closingDayFor(books.bankDay))),
    balanceDueDate: new Date(startOfDay(nextDueDay(books.bankDay))),
    availableCreditLimit: fromCents(limit - owed),
    balanceForeignCurrency: fromCents(0),
    minimumPayment: fromCents(minimumOf(owed)),
    creditLimit: fromCents(limit),
    isLimitFlexible: false,
    status: 'ACTIVE',
    holderType: 'MAIN',
  };
}

/** 15 % of what is owed. */
function minimumOf(owedCents: number): number {
  return Math.floor((Math.max(owedCents, 0) * 15) / 100);
}

function nextDueDay(bankDay: number): number {
  let day = closingDayFor(bankDay);
  while (calendarOf(day).dayOfMonth !== BILL_DUE_DAY) day++;
  return day;
}
