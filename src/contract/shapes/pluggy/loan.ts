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
  id: text,
  itemId: maybe(text),
  contractNumber: maybe(text),
  ipocCode: maybe(text),
  productName: maybe(text),
  type: maybe(text),
  kind: maybe(text),
  date: maybe(text),
  contractDate: maybe(text),
  disbursementDates: maybe(z.array(text)),
  settlementDate: maybe(text),
  contractAmount: maybe(decimal),
  currencyCode: maybe(text),
  dueDate: maybe(text),
  installmentPeriodicity: maybe(text),
  installmentPeriodicityAdditionalInfo: maybe(text),
  firstInstallmentDueDate: maybe(text),
  CET: maybe(decimal),
  amortizationScheduled: maybe(text),
  amortizationScheduledAdditionalInfo: maybe(text),
  cnpjConsignee: maybe(text),
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
  contractedFinanceCharges: maybe(
    z.array(
      open({
        type: maybe(text),
        additionalInfo: maybe(text),
        rate: maybe(decimal),
      }),
    ),
  ),
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
  installments: maybe(installments),
  payments: maybe(payments),
});
