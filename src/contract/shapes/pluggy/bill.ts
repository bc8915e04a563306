import * as z from 'zod/mini';
import { decimal, maybe, open, text, truth } from '../values.ts';

/** A closed bill of a card. */
export const pluggyBill = open({
  /** The bill's id at Pluggy, a UUID. */
  id: text,
  /** When it has to be paid: mostly midnight of the day, in UTC or in São Paulo. */
  dueDate: maybe(text),
  /** When it was closed. */
  billClosingDate: maybe(text),
  /** What has to be paid, in `totalAmountCurrencyCode`. */
  totalAmount: maybe(decimal),
  /** ISO 4217, such as BRL. */
  totalAmountCurrencyCode: maybe(text),
  /** The least that has to be paid. */
  minimumPaymentAmount: maybe(decimal),
  /** Whether the bill may be paid in instalments. */
  allowsInstallments: maybe(truth),
  /** What the bank charged with the bill: interest, fines, taxes. */
  financeCharges: maybe(
    z.array(
      open({
        /** The charge's id at Pluggy, a UUID. */
        id: text,
        /** LATE_PAYMENT_REMUNERATIVE_INTEREST, LATE_PAYMENT_FEE, LATE_PAYMENT_INTEREST, IOF or OTHER. */
        type: maybe(text),
        /** What was charged, in `currencyCode`. */
        amount: maybe(decimal),
        /** ISO 4217, such as BRL. */
        currencyCode: maybe(text),
        /** What is meant by OTHER. */
        additionalInfo: maybe(text),
      }),
    ),
  ),
  /** What was paid, mostly for the bill before it. */
  payments: maybe(
    z.array(
      open({
        /** The payment's id at Pluggy, a UUID. */
        id: text,
        /** INSTALLMENT_PAYMENT, FULL_PAYMENT or OTHER_PAYMENT. */
        valueType: maybe(text),
        /** When it was paid. A day, written as a moment in UTC. */
        paymentDate: maybe(text),
        /** DEBIT_ACCOUNT, BANK_SLIP, PAYROLL_DEDUCTION or PIX. */
        paymentMode: maybe(text),
        /** What was paid, in `currencyCode`. */
        amount: maybe(decimal),
        /** ISO 4217, such as BRL. */
        currencyCode: maybe(text),
      }),
    ),
  ),
  /** When it came to Pluggy, in UTC. */
  createdAt: maybe(text),
  /** When it last changed at Pluggy, in UTC. */
  updatedAt: maybe(text),
});
