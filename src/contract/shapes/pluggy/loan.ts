import * as z from 'zod/mini';
import { decimal, maybe, open, text, truth } from '../values.ts';

const installments = open({
  /** The unit of `totalNumberOfInstallments`: DAY, WEEK, MONTH, YEAR or WITHOUT_TOTAL_PERIOD. */
  typeNumberOfInstallments: maybe(text),
  /** How long the contract lasts, in that unit. */
  totalNumberOfInstallments: maybe(decimal),
  /** The unit of `contractRemainingNumber`: as above, or WITHOUT_REMAINING_PERIOD. */
  typeContractRemaining: maybe(text),
  /** How long the contract still lasts, in that unit. */
  contractRemainingNumber: maybe(decimal),
  /** How many instalments are paid. */
  paidInstallments: maybe(decimal),
  /** How many instalments are still to come. */
  dueInstallments: maybe(decimal),
  /** How many instalments are overdue. */
  pastDueInstallments: maybe(decimal),
  /** Payments that are due beside the regular instalments. */
  balloonPayments: maybe(
    z.array(
      open({
        /** When it is due. A day, written as a moment in UTC. */
        dueDate: maybe(text),
        /** What is due. */
        amount: maybe(
          open({
            /** The amount, in `currencyCode`. */
            value: maybe(decimal),
            /** ISO 4217, such as BRL. */
            currencyCode: maybe(text),
          }),
        ),
      }),
    ),
  ),
});

const payments = open({
  /** What would settle the loan today, in the loan's currency. */
  contractOutstandingBalance: maybe(decimal),
  /** Payments that were made. */
  releases: maybe(
    z.array(
      open({
        /** False: as it was agreed; true: once, beside the instalments. */
        isOverParcelPayment: maybe(truth),
        /** What the bank knows the instalment by. */
        installmentId: maybe(text),
        /** When it was paid. A day, written as a moment in UTC. */
        paidDate: maybe(text),
        /** ISO 4217, such as BRL. */
        currencyCode: maybe(text),
        /** What was paid, in `currencyCode`. */
        paidAmount: maybe(decimal),
        /** Fees and charges that were paid beside the instalment. */
        overParcel: maybe(
          open({
            /** Fees that were paid with it. */
            fees: maybe(
              z.array(
                open({
                  /** What the fee is called. */
                  name: maybe(text),
                  /** The short name of the fee. */
                  code: maybe(text),
                  /** What the fee came to, in the payment's currency. */
                  amount: maybe(decimal),
                }),
              ),
            ),
            /** Charges that were paid with it. */
            charges: maybe(
              z.array(
                open({
                  /** Which charge it is, in the words of Open Finance. */
                  type: maybe(text),
                  /** What the bank adds to it. */
                  additionalInfo: maybe(text),
                  /** What the charge came to, in the payment's currency. */
                  amount: maybe(decimal),
                }),
              ),
            ),
          }),
        ),
      }),
    ),
  ),
});

export const pluggyLoan = open({
  /** The loan's id at Pluggy, a UUID. */
  id: text,
  /** The connection that it comes through. */
  itemId: maybe(text),
  /** The number of the contract. */
  contractNumber: maybe(text),
  /** The number of the contract by which the Central Bank knows it. */
  ipocCode: maybe(text),
  /** What the bank calls it. */
  productName: maybe(text),
  /** Which product it is, within its `kind`. */
  type: maybe(text),
  /** LOAN, FINANCING, INVOICE_FINANCING or UNARRANGED_ACCOUNT_OVERDRAFT. */
  kind: maybe(text),
  /** When the bank was read for it. */
  date: maybe(text),
  /** When it was agreed. */
  contractDate: maybe(text),
  /** When money was paid out. */
  disbursementDates: maybe(z.array(text)),
  /** When it was settled. */
  settlementDate: maybe(text),
  /** What was lent, in `currencyCode`. */
  contractAmount: maybe(decimal),
  /** ISO 4217, such as BRL. */
  currencyCode: maybe(text),
  /** When it ends. */
  dueDate: maybe(text),
  /** How often an instalment is due, such as MONTHLY. */
  installmentPeriodicity: maybe(text),
  /** What the bank adds to it. */
  installmentPeriodicityAdditionalInfo: maybe(text),
  /** When the first instalment is due. */
  firstInstallmentDueDate: maybe(text),
  /** All that it costs in a year, as a fraction: 0.29 is 29 %. */
  CET: maybe(decimal),
  /** How it is paid back: SAC, PRICE, SAM or another way. */
  amortizationScheduled: maybe(text),
  /** What the bank adds to it. */
  amortizationScheduledAdditionalInfo: maybe(text),
  /** Of a loan that is taken off the pay: the CNPJ of the employer. */
  cnpjConsignee: maybe(text),
  /** Rates of interest, as fractions. */
  interestRates: maybe(
    z.array(
      open({
        /** NOMINAL or EFFECTIVE. */
        taxType: maybe(text),
        /** SIMPLE or COMPOUND. */
        interestRateType: maybe(text),
        /** MONTHLY or YEARLY: what the rates are for. */
        taxPeriodicity: maybe(text),
        /** Which days are counted, in the words of Open Finance. */
        calculation: maybe(text),
        /** The kind of index that the rate follows, in the words of Open Finance. */
        referentialRateIndexerType: maybe(text),
        /** The index that the rate follows, in the words of Open Finance. */
        referentialRateIndexerSubType: maybe(text),
        /** What the bank adds about the index. */
        referentialRateIndexerAdditionalInfo: maybe(text),
        /** The part of the rate that is fixed, as a fraction: 1 is 100 %. */
        preFixedRate: maybe(decimal),
        /** The part of the rate that follows the index, as a fraction: 1 is 100 %. */
        postFixedRate: maybe(decimal),
        /** What the bank adds about the rate. */
        additionalInfo: maybe(text),
      }),
    ),
  ),
  /** Fees that were agreed. */
  contractedFees: maybe(
    z.array(
      open({
        /** What the fee is called. */
        name: maybe(text),
        /** The short name of the fee. */
        code: maybe(text),
        /** UNIQUE: once; BY_INSTALLMENT: with each instalment. */
        chargeType: maybe(text),
        /** How it is reckoned: MINIMUM, MAXIMUM, FIXED or PERCENTAGE. */
        charge: maybe(text),
        /** What the fee comes to, in the loan's currency. */
        amount: maybe(decimal),
        /** Of a fee that is a share: how large a share, as the bank gives it. */
        rate: maybe(decimal),
      }),
    ),
  ),
  /** Charges that were agreed. */
  contractedFinanceCharges: maybe(
    z.array(
      open({
        /** Which charge it is, in the words of Open Finance. */
        type: maybe(text),
        /** What the bank adds to it. */
        additionalInfo: maybe(text),
        /** How large a share it is, as the bank gives it. */
        rate: maybe(decimal),
      }),
    ),
  ),
  /** What it is secured with. */
  warranties: maybe(
    z.array(
      open({
        /** ISO 4217, such as BRL. */
        currencyCode: maybe(text),
        /** Which kind of security it is, in the words of Open Finance. */
        type: maybe(text),
        /** Which kind within `type`, in the words of Open Finance. */
        subtype: maybe(text),
        /** What it was worth at first, in `currencyCode`. */
        amount: maybe(decimal),
      }),
    ),
  ),
  /** How many instalments there are, and how many are paid, due and overdue. */
  installments: maybe(installments),
  /** What is still to be paid back, and what was paid. */
  payments: maybe(payments),
});
