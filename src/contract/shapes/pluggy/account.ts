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
        name: maybe(text),
        identification: maybe(text),
        availableAmounts: maybe(
          z.array(
            open({
              amount: maybe(decimal),
              currencyCode: maybe(text),
              remuneration: maybe(
                open({
                  preFixedRate: maybe(decimal),
                  postFixedIndexerPercentage: maybe(decimal),
                  rateType: maybe(text),
                  indexer: maybe(text),
                  calculation: maybe(text),
                  ratePeriodicity: maybe(text),
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
  creditLineLimitType: maybe(text),
  consolidationType: maybe(text),
  identificationNumber: maybe(text),
  isLimitFlexible: maybe(truth),
  usedAmount: maybe(decimal),
  usedAmountCurrencyCode: maybe(text),
  lineName: maybe(text),
  lineNameAdditionalInfo: maybe(text),
  limitAmount: maybe(decimal),
  limitAmountCurrencyCode: maybe(text),
  limitAmountReason: maybe(text),
  customizedLimitAmount: maybe(decimal),
  customizedLimitAmountCurrencyCode: maybe(text),
  availableAmount: maybe(decimal),
  availableAmountCurrencyCode: maybe(text),
});

/** Of an account of type CREDIT, a card. */
const creditData = open({
  /** Such as GOLD. */
  level: maybe(text),
  /** Such as VISA. */
  brand: maybe(text),
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
