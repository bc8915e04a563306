import * as z from 'zod/mini';
import { decimal, maybe, open, text, truth } from '../values.ts';

/** A closed bill of a card. */
export const pluggyBill = open({
  id: text,
  dueDate: maybe(text),
  billClosingDate: maybe(text),
  totalAmount: maybe(decimal),
  totalAmountCurrencyCode: maybe(text),
  minimumPaymentAmount: maybe(decimal),
  allowsInstallments: maybe(truth),
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
  createdAt: maybe(text),
  updatedAt: maybe(text),
});
