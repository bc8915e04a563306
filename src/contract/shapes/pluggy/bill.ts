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
        id: text,
        type: maybe(text),
        amount: maybe(decimal),
        currencyCode: maybe(text),
        additionalInfo: maybe(text),
      }),
    ),
  ),
  /** What was paid, mostly for the bill before it. */
  payments: maybe(
    z.array(
      open({
        id: text,
        valueType: maybe(text),
        paymentDate: maybe(text),
        paymentMode: maybe(text),
        amount: maybe(decimal),
        currencyCode: maybe(text),
      }),
    ),
  ),
  /** When it came to Pluggy, in UTC. */
  createdAt: maybe(text),
  /** When it last changed at Pluggy, in UTC. */
  updatedAt: maybe(text),
});
