import * as z from 'zod/mini';
import { decimal, maybe, open, text, truth } from '../values.ts';

const installments = open({
  typeNumberOfInstallments: maybe(text),
  totalNumberOfInstallments: maybe(decimal),
  typeContractRemaining: maybe(text),
  contractRemainingNumber: maybe(decimal),
  paidInstallments: maybe(decimal),
  dueInstallments: maybe(decimal),
  pastDueInstallments: maybe(decimal),
  balloonPayments: maybe(
    z.array(
      open({
        dueDate: maybe(text),
        amount: maybe(
          open({
            value: maybe(decimal),
            currencyCode: maybe(text),
          }),
        ),
      }),
    ),
  ),
});

const payments = open({
  contractOutstandingBalance: maybe(decimal),
  releases: maybe(
    z.array(
      open({
        isOverParcelPayment: maybe(truth),
        installmentId: maybe(text),
        paidDate: maybe(text),
        currencyCode: maybe(text),
        paidAmount: maybe(decimal),
        overParcel: maybe(
          open({
            fees: maybe(
              z.array(
                open({
                  name: maybe(text),
                  code: maybe(text),
                  amount: maybe(decimal),
                }),
              ),
            ),
            charges: maybe(
              z.array(
                open({
                  type: maybe(text),
                  additionalInfo: maybe(text),
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
        taxType: maybe(text),
        interestRateType: maybe(text),
        taxPeriodicity: maybe(text),
        calculation: maybe(text),
        referentialRateIndexerType: maybe(text),
        referentialRateIndexerSubType: maybe(text),
        referentialRateIndexerAdditionalInfo: maybe(text),
        preFixedRate: maybe(decimal),
        postFixedRate: maybe(decimal),
        additionalInfo: maybe(text),
      }),
    ),
  ),
  /** Fees that were agreed. */
  contractedFees: maybe(
    z.array(
      open({
        name: maybe(text),
        code: maybe(text),
        chargeType: maybe(text),
        charge: maybe(text),
        amount: maybe(decimal),
        rate: maybe(decimal),
      }),
    ),
  ),
  /** Charges that were agreed. */
  contractedFinanceCharges: maybe(
    z.array(
      open({
        type: maybe(text),
        additionalInfo: maybe(text),
        rate: maybe(decimal),
      }),
    ),
  ),
  /** What it is secured with. */
  warranties: maybe(
    z.array(
      open({
        currencyCode: maybe(text),
        type: maybe(text),
        subtype: maybe(text),
        amount: maybe(decimal),
      }),
    ),
  ),
  /** How many instalments there are, and how many are paid, due and overdue. */
  installments: maybe(installments),
  /** What is still to be paid back, and what was paid. */
  payments: maybe(payments),
});
