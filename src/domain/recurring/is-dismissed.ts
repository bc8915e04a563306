import type { CalendarDay } from '../calendar-day.ts';
import type { Payment } from './payment.ts';

/** A series of which a person said that it is not recurring. */
export interface DismissedSeries {
  /** Of the series as it was found then. */
  readonly id: string;
  /** The rows that it had then, by all ids that they had since. */
  readonly transactionIds: readonly string[];
  /** The day of the newest of them. */
  readonly lastDay: CalendarDay;
}

/**
 * Whether a series that was found is the one that the person meant. Later rows say nothing: of those that were there at the
 * time, at least half were among them.
 */
export function isDismissed(
  rows: readonly Pick<Payment, 'id' | 'localDate'>[],
  { transactionIds, lastDay }: DismissedSeries,
): boolean {
  const meant = new Set(transactionIds);
  const old = rows.filter(({ localDate }) => localDate <= lastDay);
  return old.length > 0 && old.filter(({ id }) => meant.has(id)).length * 2 >= old.length;
}
