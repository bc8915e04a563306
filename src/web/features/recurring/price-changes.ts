import { type Decimal, negate, signOf } from '../../lib/decimal.ts';
import { compareDecimals } from '../../lib/decimal-sum.ts';

/** One of the times that it came. */
export interface PaidOnce {
  readonly id: string;
  readonly day: string | null;
  /** Without a sign; null: not known. */
  readonly amount: Decimal | null;
}

export interface PricedPayment extends PaidOnce {
  /** Against the time before it; null: nothing is known of that. */
  readonly change: 'same' | 'more' | 'less' | null;
}

export const sizeOf = (amount: Decimal | null | undefined): Decimal | null =>
  amount == null ? null : signOf(amount) === 'negative' ? negate(amount) : amount;

/** What each time was against the one before it. @param payments the oldest first; so is the answer */
export function priceChanges(payments: readonly PaidOnce[]): PricedPayment[] {
  return payments.map((payment, index) => {
    const before = payments[index - 1]?.amount ?? null;
    if (payment.amount === null || before === null) return { ...payment, change: null };
    const difference = compareDecimals(payment.amount, before);
    return { ...payment, change: difference === 0 ? 'same' : difference > 0 ? 'more' : 'less' };
  });
}
