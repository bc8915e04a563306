import * as z from 'zod/mini';
import { decimal, maybe, open, text, truth } from '../values.ts';

const bankData = open({
  /** Bank code, branch and account, as a transfer names them. */
  transferNumber: maybe(text),
  /** Funds, blocked ones included. */
  closingBalance: maybe(decimal),
  /** What the bank has invested by itself. */
  automaticallyInvestedBalance: maybe(decimal),
  /** How far the account may go below zero. */
  overdraftContractedLimit: maybe(decimal),
  /** What of the overdraft is used; positive. */
  overdraftUsedLimit: maybe(decimal),
  /** What was drawn beyond the overdraft; positive. */
  unarrangedOverdraftAmount: maybe(decimal),
  /** Whether a part is set aside. */
  hasReservedBalance: maybe(truth),
  /** The parts that are set aside. */
  reservedBalances: maybe(
    z.array(
      open({
        /** What the person calls it. */
        name: maybe(text),
        /** What the bank knows it by. */
        identification: maybe(text),
        /** What is in it; a part for each rate that is paid on it. */
        availableAmounts: maybe(
          z.array(
            open({
              /** What is set aside, in `currencyCode`. */
              amount: maybe(decimal),
              /** ISO 4217, such as BRL. */
              currencyCode: maybe(text),
              /** What is paid on it; null: not known. */
              remuneration: maybe(
                open({
                  /** The part of the rate that is fixed, as a fraction: 0.3 is 30 %. */
                  preFixedRate: maybe(decimal),
                  /** How much of the index is paid, as a fraction: 1.1 is 110 %. */
                  postFixedIndexerPercentage: maybe(decimal),
                  /** LINEAR or EXPONENCIAL. */
                  rateType: maybe(text),
                  /** The index that the rate follows, such as CDI, IPCA or SELIC. */
                  indexer: maybe(text),
                  /** Which days are counted: DIAS_UTEIS or DIAS_CORRIDOS. */
                  calculation: maybe(text),
                  /** What the rate is for: DIARIO, MENSAL, SEMESTRAL or ANUAL. */
                  ratePeriodicity: maybe(text),
                  /** Which index it is where `indexer` is OUTROS. */
                  indexerAdditionalInfo: maybe(text),
                }),
              ),
            }),
          ),
        ),
      }),
    ),
  ),
});

const creditLimit = open({
  /** LIMITE_CREDITO_TOTAL, or LIMITE_CREDITO_MODALIDADE_OPERACAO for one line of credit. */
  creditLineLimitType: maybe(text),
  /** Whether the limit is shared by several cards or is of one. */
  consolidationType: maybe(text),
  /** The digits of the card that the limit is of. */
  identificationNumber: maybe(text),
  /** Whether the bank may let purchases pass beyond the limit. */
  isLimitFlexible: maybe(truth),
  /** What of the limit is used. */
  usedAmount: maybe(decimal),
  /** The currency of `usedAmount`, ISO 4217. */
  usedAmountCurrencyCode: maybe(text),
  /** The line of credit, such as CREDITO_A_VISTA, CREDITO_PARCELADO or OUTROS. */
  lineName: maybe(text),
  /** What is meant by OUTROS. */
  lineNameAdditionalInfo: maybe(text),
  /** The limit. */
  limitAmount: maybe(decimal),
  /** The currency of `limitAmount`, ISO 4217. */
  limitAmountCurrencyCode: maybe(text),
  /** Why the limit is zero, where it is. */
  limitAmountReason: maybe(text),
  /** The limit that the person set at the bank. */
  customizedLimitAmount: maybe(decimal),
  /** The currency of `customizedLimitAmount`, ISO 4217. */
  customizedLimitAmountCurrencyCode: maybe(text),
  /** What of the limit is left. */
  availableAmount: maybe(decimal),
  /** The currency of `availableAmount`, ISO 4217. */
  availableAmountCurrencyCode: maybe(text),
});

/** Of an account of type CREDIT, a card. */
const creditData = open({
  /** Such as GOLD. */
  level: maybe(text),
  /** Such as VISA. */
  brand: maybe(text),
  /** Which brand it is where `brand` is OTHER. */
  brandAdditionalInfo: maybe(text),
  /** When the open bill closes; banks often leave it out. */
  balanceCloseDate: maybe(text),
  /** When the bill is due. */
  balanceDueDate: maybe(text),
  /** What of the limit is left. */
  availableCreditLimit: maybe(decimal),
  /** What is owed in a foreign currency, in that currency. */
  balanceForeignCurrency: maybe(decimal),
  /** The least that has to be paid. */
  minimumPayment: maybe(decimal),
  /** The whole limit. */
  creditLimit: maybe(decimal),
  /** Whether the bank may let purchases pass beyond the limit. */
  isLimitFlexible: maybe(truth),
  /** ACTIVE, BLOCKED or CANCELLED. */
  status: maybe(text),
  /** MAIN or ADDITIONAL. */
  holderType: maybe(text),
  /** The limits by line of credit, as Open Finance has them. */
  disaggregatedCreditLimits: maybe(z.array(creditLimit)),
});

export const pluggyAccount = open({
  /** The account's id at Pluggy, a UUID. */
  id: text,
  /** The connection that it comes through. */
  itemId: maybe(text),
  /** BANK, or CREDIT for a card. */
  type: maybe(text),
  /** CHECKING_ACCOUNT, SAVINGS_ACCOUNT or CREDIT_CARD. */
  subtype: maybe(text),
  /** Of an account at a bank branch and number; of a card its last four digits. */
  number: maybe(text),
  /** In `currencyCode`. BANK: funds. CREDIT: the used limit, instalments to come included; positive is owed. */
  balance: maybe(decimal),
  /** What the bank calls the account. */
  name: maybe(text),
  /** What the bank calls the product. */
  marketingName: maybe(text),
  /** Whose account it is. */
  owner: maybe(text),
  /** The CPF or CNPJ of the owner. */
  taxNumber: maybe(text),
  /** ISO 4217, such as BRL. */
  currencyCode: maybe(text),
  /** Of type BANK alone. */
  bankData: maybe(bankData),
  /** Of type CREDIT alone. */
  creditData: maybe(creditData),
});
