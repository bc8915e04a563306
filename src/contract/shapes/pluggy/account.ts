import * as z from 'zod/mini';
import { decimal, maybe, open, text, truth } from '../values.ts';

const bankData = open({
  transferNumber: maybe(text),
  closingBalance: maybe(decimal),
  automaticallyInvestedBalance: maybe(decimal),
  overdraftContractedLimit: maybe(decimal),
  overdraftUsedLimit: maybe(decimal),
  unarrangedOverdraftAmount: maybe(decimal),
  hasReservedBalance: maybe(truth),
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
  level: maybe(text),
  brand: maybe(text),
  brandAdditionalInfo: maybe(text),
  balanceCloseDate: maybe(text),
  balanceDueDate: maybe(text),
  availableCreditLimit: maybe(decimal),
  balanceForeignCurrency: maybe(decimal),
  minimumPayment: maybe(decimal),
  creditLimit: maybe(decimal),
  isLimitFlexible: maybe(truth),
  status: maybe(text),
  holderType: maybe(text),
  disaggregatedCreditLimits: maybe(z.array(creditLimit)),
});

export const pluggyAccount = open({
  id: text,
  itemId: maybe(text),
  type: maybe(text),
  subtype: maybe(text),
  number: maybe(text),
  balance: maybe(decimal),
  name: maybe(text),
  marketingName: maybe(text),
  owner: maybe(text),
  taxNumber: maybe(text),
  currencyCode: maybe(text),
  bankData: maybe(bankData),
  creditData: maybe(creditData),
});
