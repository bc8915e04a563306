import type { CalendarDay } from '../calendar-day.ts';
import { addDays, dayInMonth, monthNumber } from '../summaries/days.ts';
import type { RecurringPayment } from './detect-recurring.ts';

/** The days on which a recurring payment is to be expected, up to a day. */
export function datesUntil(
  { nextDate, everyDays, everyMonths }: Pick<RecurringPayment, 'nextDate' | 'everyDays' | 'everyMonths'>,
  until: CalendarDay,
): CalendarDay[] {
  const dates: CalendarDay[] = [];
  for (let times = 0, date = nextDate; date <= until; times += 1) {
    dates.push(date);
    date =
      everyMonths === null
        ? addDays(nextDate, (times + 1) * everyDays)
        : dayInMonth(monthNumber(nextDate) + (times + 1) * everyMonths, Number(nextDate.slice(8)));
  }
  return dates;
}
