import { closingDayFor } from './card-days.ts';
import { dayOf } from './days.ts';
import type { RowContent } from './row.ts';

/**
 * What each card bill comes to, known before its rows are in a ledger: the payment that leaves the bank
 * account and reaches the card must be the bill's total. Adds up every day once.
 */
export class CardCycles {
  private readonly sums = new Map<number, number>();
  /** From which day on which salt varies the unplanned rows. */
  private readonly salts: { readonly fromDay: number; readonly salt: number }[] = [];
  private nextDay: number;

  /** `firstDay` is where the card's history begins. */
  constructor(firstDay: number) {
    this.nextDay = firstDay;
  }

  /** The days from `fromDay` on came with an advance of this seed. */
  extend(fromDay: number, salt: number): void {
    this.salts.push({ fromDay, salt });
  }

  /** Purchases less refunds of the bill that closes on this day; undefined when none is in the history. */
  purchasesCents(
    closingDay: number,
    purchasesOf: (day: number, salt: number) => readonly RowContent[],
  ): number | undefined {
    for (; this.nextDay <= closingDay; this.nextDay++) {
      for (const row of purchasesOf(this.nextDay, this.saltOn(this.nextDay))) {
        const bill = closingDayFor(dayOf(row.dateMs));
        this.sums.set(bill, (this.sums.get(bill) ?? 0) + row.amountCents);
      }
    }
    return this.sums.get(closingDay);
  }

  private saltOn(day: number): number {
    return this.salts.findLast(({ fromDay }) => fromDay <= day)?.salt ?? 0;
  }
}
