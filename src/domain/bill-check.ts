/** What the check of a card's bill comes to. Only `differs` is an alarm. */
export const BILL_VERDICTS = ['adds_up', 'differs', 'unknown'] as const;
export type BillVerdict = (typeof BILL_VERDICTS)[number];

/**
 * Why. The check: a bill's total and the charges of the next bill are what the next bill records as paid.
 *
 * - `payments_agree`, `payments_differ`: that holds; or it does not, although the next bill records a full payment.
 * - `own_payments_agree`: the bank records a bill's payments with that very bill, and they are its total.
 * - `own_payments`: the bank records them so, and they are another amount, or none: nothing follows from it.
 * - `not_paid_in_full`: it does not hold, and no payment is said to be a full one. Who pays the minimum breaks it rightly.
 * - `no_payment`: the next bill records no payment.
 * - `no_next_bill`: it is the newest bill. `next_bill_missing`: the next one is due more than a month later.
 *   `bills_overlap`: another bill is due within days, or two bills of which the payments may be.
 * - `other_currency`: total, charges and payments are not all in one currency.
 * - `amount_unknown`: a charge or a payment is no number. `no_total`, `no_due_day`: the bill's own is none.
 */
export const BILL_REASONS = [
  'payments_agree',
  'payments_differ',
  'own_payments_agree',
  'own_payments',
  'not_paid_in_full',
  'no_payment',
  'no_next_bill',
  'next_bill_missing',
  'bills_overlap',
  'other_currency',
  'amount_unknown',
  'no_total',
  'no_due_day',
] as const;
export type BillReason = (typeof BILL_REASONS)[number];
