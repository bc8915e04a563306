import * as z from 'zod/mini';
import { decimal, maybe, open, text } from '../values.ts';

const expenses = open({
  /** The tax on services (ISS). Like all of these in the investment's currency. */
  serviceTax: maybe(decimal),
  /** What the broker takes. */
  brokerageFee: maybe(decimal),
  /** Income tax that was withheld (IRRF). */
  incomeTax: maybe(decimal),
  /** All that has no member of its own, summed up. */
  other: maybe(decimal),
  /** The fee for the notice of trading in assets (ANA). */
  tradingAssetsNoticeFee: maybe(decimal),
  /** What the exchange takes of forwards and options. */
  maintenanceFee: maybe(decimal),
  /** The fee for settling. */
  settlementFee: maybe(decimal),
  /** The fee for registering. */
  clearingFee: maybe(decimal),
  /** What the exchange takes (emolumentos). */
  stockExchangeFee: maybe(decimal),
  /** What keeping it costs. */
  custodyFee: maybe(decimal),
  /** What the operator takes. */
  operatingFee: maybe(decimal),
});

/** A movement of an investment. */
export const pluggyInvestmentTransaction = open({
  /** The movement's id at Pluggy, a UUID. */
  id: text,
  /** BUY, SELL, TAX, TRANSFER, INTEREST or AMORTIZATION. */
  type: maybe(text),
  /** What the bank says of it. */
  description: maybe(text),
  /** The investment that was moved. */
  investmentId: maybe(text),
  /** How many shares or units. */
  quantity: maybe(decimal),
  /** The price of one unit. */
  value: maybe(decimal),
  /** What was moved, before fees and taxes. */
  amount: maybe(decimal),
  /** When it was made. */
  date: maybe(text),
  /** When it was confirmed. */
  tradeDate: maybe(text),
  /** The number of the brokerage note. */
  brokerageNumber: maybe(text),
  /** What is left of `amount` after `expenses`. */
  netAmount: maybe(decimal),
  /** What it cost: fees and taxes. */
  expenses: maybe(expenses),
  /** CREDIT (BUY) or DEBIT (the rest). */
  movementType: maybe(text),
  /** The rate that was agreed. */
  agreedRate: maybe(decimal),
});

export const pluggyInvestment = open({
  /** The investment's id at Pluggy, a UUID. */
  id: text,
  /** Its code at the exchange, or the CNPJ of the fund. */
  code: maybe(text),
  /** The CNPJ of whoever issued it. */
  issuerCNPJ: maybe(text),
  /** Its number at the bank. */
  number: maybe(text),
  /** ISIN. */
  isin: maybe(text),
  /** The connection that it comes through. */
  itemId: maybe(text),
  /** Such as FIXED_INCOME, MUTUAL_FUND or EQUITY. */
  type: maybe(text),
  /** Such as CDB, TREASURY or STOCK. */
  subtype: maybe(text),
  /** What the bank calls it. */
  name: maybe(text),
  /** ISO 4217, such as BRL. */
  currencyCode: maybe(text),
  /** The day that `value` and `balance` are of. */
  date: maybe(text),
  /** The quote of one unit. */
  value: maybe(decimal),
  /** How many units. */
  quantity: maybe(decimal),
  /** Income tax (IR) that would be due. */
  taxes: maybe(decimal),
  /** Tax on financial operations (IOF) that would be due. */
  taxes2: maybe(decimal),
  /** What it is worth after taxes. */
  balance: maybe(decimal),
  /** What it is worth before taxes. */
  amount: maybe(decimal),
  /** What may be withdrawn now. */
  amountWithdrawal: maybe(decimal),
  /** What it has gained or lost. */
  amountProfit: maybe(decimal),
  /** What was put in. */
  amountOriginal: maybe(decimal),
  /** When it ends. */
  dueDate: maybe(text),
  /** Who issued it. */
  issuer: maybe(text),
  /** When it was issued. */
  issueDate: maybe(text),
  /** When it was bought. */
  purchaseDate: maybe(text),
  /** The rate, of `rateType`, in per cent. */
  rate: maybe(decimal),
  /** Such as CDI, SELIC or IPCA. */
  rateType: maybe(text),
  /** The fixed rate of a year, in per cent. */
  fixedAnnualRate: maybe(decimal),
  /** What it gained in the last month, in per cent. */
  lastMonthRate: maybe(decimal),
  /** What it gained in this year, in per cent. */
  annualRate: maybe(decimal),
  /** What it gained in twelve months, in per cent. */
  lastTwelveMonthsRate: maybe(decimal),
  /** ACTIVE, PENDING or TOTAL_WITHDRAWAL. */
  status: maybe(text),
  /** Its movements, where the bank gives them with it. */
  transactions: maybe(z.array(pluggyInvestmentTransaction)),
  /** Of a pension plan and the like: its numbers and tax regime. */
  metadata: maybe(
    open({
      /** How the plan is taxed. */
      taxRegime: maybe(text),
      /** The number of the proposal. */
      proposalNumber: maybe(text),
      /** The number of the process. */
      processNumber: maybe(text),
    }),
  ),
  /** Whose investment it is. */
  owner: maybe(text),
  /** Where it is kept. */
  institution: maybe(
    open({
      /** What it is called. */
      name: maybe(text),
      /** Its CNPJ. */
      number: maybe(text),
    }),
  ),
});
