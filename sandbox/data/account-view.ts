import { ExactNumber } from '../json/exact-number.ts';
import type { Account, Books } from './books.ts';
import { closingDayFor, dueDayOf } from './card-days.ts';
import { startOfDay } from './days.ts';
import { money, rate } from './money.ts';

/** The overdraft that comes with a checking account. */
const OVERDRAFT_CENTS = 50_000;

/** An account as the API answers it to an API key. */
export function accountView(itemId: string, books: Books, account: Account): object {
  const isCard = account.spec.kind === 'CREDIT_CARD';
  return {
    ...reducedAccountView(itemId, books, account),
    marketingName: account.spec.marketingName,
    taxNumber: books.profile.taxNumber,
    owner: books.profile.owner,
    bankData: isCard ? null : bankData(books, account),
    creditData: isCard ? creditData(books, account) : null,
    createdAt: new Date(account.createdAtMs),
    updatedAt: new Date(account.updatedAtMs),
  };
}

/** The few fields that a connect token may see. */
export function reducedAccountView(itemId: string, books: Books, account: Account): object {
  const isCard = account.spec.kind === 'CREDIT_CARD';
  return {
    id: account.id,
    itemId,
    type: isCard ? 'CREDIT' : 'BANK',
    subtype: account.spec.kind,
    number: account.spec.number,
    name: account.spec.name,
    balance: money(books.profile, balanceCents(account)),
    currencyCode: 'BRL',
  };
}

/** A bank account holds the sum of its posted rows; a card owes what isn't on a closed bill yet. */
export function balanceCents(account: Account): number {
  const { ledger, spec } = account;
  return spec.kind === 'CREDIT_CARD' ? ledger.pendingCents : ledger.postedCents;
}

function bankData(books: Books, account: Account): object {
  const { profile } = books;
  const { ledger, spec } = account;
  const isChecking = spec.kind === 'CHECKING_ACCOUNT';
  const used = Math.max(-ledger.postedCents, 0);
  const contracted = isChecking ? OVERDRAFT_CENTS : 0;
  return {
    transferNumber: `001/${spec.number}`,
    closingBalance: money(profile, ledger.postedCents + ledger.pendingCents),
    automaticallyInvestedBalance: isChecking ? money(profile, 0) : null,
    overdraftContractedLimit: isChecking ? money(profile, contracted) : null,
    overdraftUsedLimit: isChecking ? money(profile, Math.min(used, contracted)) : null,
    unarrangedOverdraftAmount: isChecking ? money(profile, Math.max(used - contracted, 0)) : null,
    hasReservedBalance: !isChecking,
    reservedBalances: isChecking ? null : [reservedBalance(books, account)],
  };
}

/** A part of the savings that the person has put aside. */
function reservedBalance(books: Books, account: Account): object {
  const { profile } = books;
  const cents = Math.floor(Math.max(account.ledger.postedCents, 0) / 4);
  const remuneration = {
    preFixedRate: null,
    postFixedIndexerPercentage: rate(profile, '1'),
    rateType: 'EXPONENCIAL',
    indexer: 'CDI',
    calculation: 'DIAS_UTEIS',
    ratePeriodicity: 'ANUAL',
    indexerAdditionalInfo: null,
  };
  return {
    name: 'Viagem',
    identification: `reserva-${account.id.slice(0, 8)}`,
    availableAmounts: [{ amount: money(profile, cents), currencyCode: 'BRL', remuneration }],
  };
}

function creditData(books: Books, account: Account): object {
  const { profile } = books;
  const owed = balanceCents(account);
  // Bulk data owes more than any limit; a limit that doesn't cover the debt would make no sense.
  const limit = Math.max(profile.creditLimitCents, Math.ceil(owed / 100_000) * 100_000);
  const closing = closingDayFor(books.bankDay);
  const [brand = 'VISA', level = 'GOLD'] = (account.spec.marketingName ?? 'Visa Gold')
    .toUpperCase()
    .split(' ');
  return {
    level,
    brand,
    brandAdditionalInfo: null,
    balanceCloseDate: new Date(startOfDay(closing)),
    balanceDueDate: new Date(startOfDay(dueDayOf(closing))),
    availableCreditLimit: money(profile, limit - owed),
    balanceForeignCurrency: new ExactNumber('0'),
    minimumPayment: money(profile, minimumOf(owed)),
    creditLimit: money(profile, limit),
    isLimitFlexible: false,
    status: 'ACTIVE',
    holderType: 'MAIN',
    disaggregatedCreditLimits: profile.isOpenFinance ? [creditLine(books, account, limit, owed)] : null,
    additionalCards: [],
  };
}

function creditLine(books: Books, account: Account, limit: number, owed: number): object {
  const { profile } = books;
  return {
    creditLineLimitType: 'LIMITE_CREDITO_TOTAL',
    consolidationType: 'CONSOLIDADO',
    identificationNumber: account.spec.number,
    isLimitFlexible: false,
    lineName: 'CREDITO_A_VISTA',
    limitAmount: money(profile, limit),
    limitAmountCurrencyCode: 'BRL',
    usedAmount: money(profile, owed),
    usedAmountCurrencyCode: 'BRL',
    availableAmount: money(profile, limit - owed),
    availableAmountCurrencyCode: 'BRL',
  };
}

/** 15 % of what is owed. */
export function minimumOf(owedCents: number): number {
  return Math.floor((Math.max(owedCents, 0) * 15) / 100);
}
