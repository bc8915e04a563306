import * as z from 'zod/mini';
import { decimal, maybe, open, text } from '../values.ts';

const expenses = open({
  serviceTax: maybe(decimal),
  brokerageFee: maybe(decimal),
  incomeTax: maybe(decimal),
  other: maybe(decimal),
  tradingAssetsNoticeFee: maybe(decimal),
  maintenanceFee: maybe(decimal),
  settlementFee: maybe(decimal),
  clearingFee: maybe(decimal),
  stockExchangeFee: maybe(decimal),
  custodyFee: maybe(decimal),
  operatingFee: maybe(decimal),
});

/** A movement of an investment. */
export const pluggyInvestmentTransaction = open({
  id: text,
  type: maybe(text),
  description: maybe(text),
  investmentId: maybe(text),
  quantity: maybe(decimal),
  value: maybe(decimal),
  amount: maybe(decimal),
  date: maybe(text),
  tradeDate: maybe(text),
  brokerageNumber: maybe(text),
  netAmount: maybe(decimal),
  expenses: maybe(expenses),
  movementType: maybe(text),
  agreedRate: maybe(decimal),
});

export const pluggyInvestment = open({
  id: text,
  code: maybe(text),
  issuerCNPJ: maybe(text),
  number: maybe(text),
  isin: maybe(text),
  itemId: maybe(text),
  type: maybe(text),
  subtype: maybe(text),
  name: maybe(text),
  currencyCode: maybe(text),
  date: maybe(text),
  value: maybe(decimal),
  quantity: maybe(decimal),
  taxes: maybe(decimal),
  taxes2: maybe(decimal),
  balance: maybe(decimal),
  amount: maybe(decimal),
  amountWithdrawal: maybe(decimal),
  amountProfit: maybe(decimal),
  amountOriginal: maybe(decimal),
  dueDate: maybe(text),
  issuer: maybe(text),
  issueDate: maybe(text),
  purchaseDate: maybe(text),
  rate: maybe(decimal),
  rateType: maybe(text),
  fixedAnnualRate: maybe(decimal),
  lastMonthRate: maybe(decimal),
  annualRate: maybe(decimal),
  lastTwelveMonthsRate: maybe(decimal),
  status: maybe(text),
  transactions: maybe(z.array(pluggyInvestmentTransaction)),
  metadata: maybe(
    open({
      taxRegime: maybe(text),
      proposalNumber: maybe(text),
      processNumber: maybe(text),
    }),
  ),
  owner: maybe(text),
  institution: maybe(
    open({
      name: maybe(text),
      number: maybe(text),
    }),
  ),
});
