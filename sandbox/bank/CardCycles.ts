import { closingDayFor } from './card-days.ts';
import { dayOfDate } from './days.ts';
import type { RowContent } from './row.ts';

/**
 * What each card bill comes to, known before its rows are in a ledger: the payment that leaves the bank
 * account and reaches the card must be the bill's total. Adds up every day once.
 */
export class CardCycles {
  /** The first bill of the history. */
  readonly firstClosingDay: number;
  /** Totals by closing day, as far as they were asked for. */
  readonly totals = new Map<number, number>();
  readonly #sums = new Map<number, number>();
  /** From which day on which salt varies the unplanned rows. */
  readonly #salts: { readonly fromDay: number; readonly salt: number }[] = [];
  #nextDay: number;

  /** `firstDay` is where the card's history begins. */
  constructor(firstDay: number) {
    this.#nextDay = firstDay;
    this.firstClosingDay = closingDayFor(firstDay);
  }

  /** The days from `fromDay` on came with an advance of this seed. */
  extend(fromDay: number, salt: number): void {
    this.#salts.push({ fromDay, salt });
  }

  /** Purchases less refunds of the bill that closes on this day. It must have closed: later days may yet change. */
  purchasesCents(
    closingDay: number,
    purchasesOf: (day: number, salt: number) => readonly RowContent[],
  ): number {
    for (; this.#nextDay <= closingDay; this.#nextDay++) {
      for (const row of purchasesOf(this.#nextDay, this.#saltOn(this.#nextDay))) {
        const bill = closingDayFor(row.card?.countsOnDay ?? dayOfDate(row.dateMs));
        this.#sums.set(bill, (this.#sums.get(bill) ?? 0) + row.amountCents);
      }
    }
    return this.#sums.get(closingDay) ?? 0;
  }

  #saltOn(day: number): number {
    return this.#salts.findLast(({ fromDay }) => fromDay <= day)?.salt ?? 0;
  }
}
