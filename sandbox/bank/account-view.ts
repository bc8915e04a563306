import { ExactNumber } from '../json/exact-number.ts';
import { usedLimitCents } from './bills.ts';
import type { Account, Books } from './books.ts';
import { minimumOf } from './card-bills.ts';
import { closingDayFor, dueDayOf } from './card-days.ts';
import { dateOf, money, rate } from './money.ts';

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
    balance: money(books.profile, balanceCents(books, account)),
    currencyCode: 'BRL',
  };
}

/** A bank account holds the sum of its posted rows; a card's balance is what is used of its limit. */
export function balanceCents(books: Books, account: Account): number {
  const { ledger, spec } = account;
  return spec.kind === 'CREDIT_CARD' ? usedLimitCents(books, account) : ledger.postedCents;
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
  const owed = balanceCents(books, account);
  // Bulk data owes more than any limit; a limit that doesn't cover the debt would make no sense.
  const contracted = Math.max(profile.creditLimitCents, roundUp(owed));
  // Every third person has set a lower limit for themselves, which only Open Finance tells.
  const chosen =
    profile.isOpenFinance && profile.seed % 3 === 0 ? Math.max(roundUp(contracted / 2), roundUp(owed)) : null;
  const limits = { owed, contracted, chosen };
  const closing = closingDayFor(books.bankDay);
  const [brand = 'VISA', level = 'GOLD'] = (account.spec.marketingName ?? 'Visa Gold')
    .toUpperCase()
    .split(' ');
  return {
    level,
    brand,
    balanceCloseDate: dateOf(profile, closing),
    balanceDueDate: dateOf(profile, dueDayOf(closing)),
    availableCreditLimit: money(profile, (chosen ?? contracted) - owed),
    balanceForeignCurrency: new ExactNumber('0'),
    minimumPayment: money(profile, minimumOf(owed)),
    creditLimit: money(profile, contracted),
    isLimitFlexible: false,
    status: 'ACTIVE',
    holderType: 'MAIN',
    disaggregatedCreditLimits: profile.isOpenFinance ? [creditLine(books, account, limits)] : undefined,
    additionalCards: [],
  };
}

interface Limits {
  readonly owed: number;
  readonly contracted: number;
  /** What the person allows of it; null: all. */
  readonly chosen: number | null;
}

function creditLine({ profile }: Books, account: Account, { owed, contracted, chosen }: Limits): object {
  return {
    creditLineLimitType: 'LIMITE_CREDITO_TOTAL',
    consolidationType: 'CONSOLIDADO',
    identificationNumber: account.spec.number,
    isLimitFlexible: false,
    lineName: 'CREDITO_A_VISTA',
    limitAmount: money(profile, contracted),
    limitAmountCurrencyCode: 'BRL',
    ...(chosen === null
      ? {}
      : { customizedLimitAmount: money(profile, chosen), customizedLimitAmountCurrencyCode: 'BRL' }),
    usedAmount: money(profile, owed),
    usedAmountCurrencyCode: 'BRL',
    availableAmount: money(profile, (chosen ?? contracted) - owed),
    availableAmountCurrencyCode: 'BRL',
  };
}

/** To whole thousands. */
function roundUp(cents: number): number {
  return Math.ceil(cents / 100_000) * 100_000;
}
