import { addMonths, calendarOf } from './days.ts';

/** Day of month on which the bill closes: rows up to it get posted. */
const BILL_CLOSING_DAY = 3;
/** Day of month on which the card's bill is due. */
export const BILL_DUE_DAY = 10;
/** Who pays late pays on this day of the month. */
export const LATE_PAYMENT_DAY = 15;

/** The last day whose card rows are posted when the bank has reached `day`. */
export function lastClosingDay(day: number): number {
  const { dayOfMonth } = calendarOf(day);
  const closing = day - dayOfMonth + BILL_CLOSING_DAY;
  return dayOfMonth >= BILL_CLOSING_DAY ? closing : addMonths(closing, -1);
}

/** The closing day of the bill on which a row of this day stands. */
export function closingDayFor(day: number): number {
  const { dayOfMonth } = calendarOf(day);
  const closing = day - dayOfMonth + BILL_CLOSING_DAY;
  return dayOfMonth <= BILL_CLOSING_DAY ? closing : addMonths(closing, 1);
}

/** When the bill that closes on this day is due. */
export function dueDayOf(closingDay: number): number {
  return closingDay + BILL_DUE_DAY - BILL_CLOSING_DAY;
}
