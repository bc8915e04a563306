import { type CalendarDay, instantOf } from '../calendar-day.ts';

/** Calendar days as whole numbers, for counting; no zone has a say in it. */

const DAY_MS = 86_400_000;

/** How many days lie between 1970-01-01 and this one. */
export const dayNumber = (day: CalendarDay): number => (instantOf(day) ?? 0) / DAY_MS;

export const dayOfNumber = (number: number): CalendarDay =>
  new Date(number * DAY_MS).toISOString().slice(0, 10);

/** PostgreSQL knows no year 0, and no day here has five digits in its year. */
const [FIRST, LAST] = [dayNumber('0001-01-01'), dayNumber('9999-12-31')];

export const addDays = (day: CalendarDay, days: number): CalendarDay =>
  dayOfNumber(Math.min(LAST, Math.max(FIRST, dayNumber(day) + days)));

/** Months since the year 0, of a day or of a month such as 2026-11. */
export const monthNumber = (day: string): number =>
  Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

const monthOf = (number: number): string =>
  `${String(Math.floor(number / 12)).padStart(4, '0')}-${String((number % 12) + 1).padStart(2, '0')}`;

export const lastDayOf = (month: string): CalendarDay =>
  dayOfNumber(dayNumber(`${monthOf(monthNumber(month) + 1)}-01`) - 1);

/** That day of the month, or the month's last where it has no such day. @param month as monthNumber counts */
export function dayInMonth(month: number, dayOfMonth: number): CalendarDay {
  const last = Number(lastDayOf(monthOf(month)).slice(8));
  return `${monthOf(month)}-${String(Math.min(last, Math.max(1, dayOfMonth))).padStart(2, '0')}`;
}
