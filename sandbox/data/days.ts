/**
 * Calendar days as integers (days since 1970 in Brasília, UTC-3, which has had no daylight saving since
 * 2019). A day begins at 03:00 UTC, which is how Pluggy dates most rows.
 */
const DAY_MS = 86_400_000;
const MIDNIGHT_OFFSET_MS = 3 * 3_600_000;

export function dayOf(ms: number): number {
  return Math.floor((ms - MIDNIGHT_OFFSET_MS) / DAY_MS);
}

/** The instant at which the day begins. */
export function startOfDay(day: number): number {
  return day * DAY_MS + MIDNIGHT_OFFSET_MS;
}

export interface CalendarDay {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly dayOfMonth: number;
  /** 0 = Sunday. */
  readonly weekday: number;
}

export function calendarOf(day: number): CalendarDay {
  const date = new Date(day * DAY_MS);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    dayOfMonth: date.getUTCDate(),
    weekday: date.getUTCDay(),
  };
}

/** The same day of month `months` later; the last day of that month where it is shorter. */
export function addMonths(day: number, months: number): number {
  const { year, month, dayOfMonth } = calendarOf(day);
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastDay)) / DAY_MS;
}

/** `yyyy-mm` of the day. */
export function monthText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 7);
}

/** `yyyy-mm-dd` of the day. */
export function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}
