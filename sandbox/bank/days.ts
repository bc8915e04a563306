/**
 * Calendar days as integers (days since 1970 in Brasília, UTC-3, which has had no daylight saving since
 * 2019). A day begins at 03:00 UTC, which is how Pluggy dates most rows. Some banks know the day alone, and Pluggy
 * passes it on as midnight UTC: three hours before that day begins in Brasília.
 */
const DAY_MS = 86_400_000;
const MIDNIGHT_OFFSET_MS = 3 * 3_600_000;

/** What a bank tells of a row's time: the day alone (midnight UTC), or an instant. */
export type DayKind = 'day' | 'instant';

/** The day of an instant of the clock. */
export function dayOf(ms: number): number {
  return Math.floor((ms - MIDNIGHT_OFFSET_MS) / DAY_MS);
}

/** The instant at which the day begins. */
export function startOfDay(day: number): number {
  return day * DAY_MS + MIDNIGHT_OFFSET_MS;
}

/** How a bank of that kind writes the day; its rows of the day begin here. */
export function dateMsOf(kind: DayKind, day: number): number {
  return kind === 'day' ? day * DAY_MS : startOfDay(day);
}

/** The day of a date that a bank of either kind wrote. */
export function dayOfDate(ms: number): number {
  return ms % DAY_MS === 0 ? ms / DAY_MS : dayOf(ms);
}

/** How a bank of that kind writes an instant. */
export function asWritten(kind: DayKind, ms: number): number {
  return kind === 'day' ? dayOf(ms) * DAY_MS : ms;
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
