import type { CalendarDay } from '../../domain/calendar-day.ts';

export { type CalendarDay, dayInBrazil, instantOf, localDayOf, momentOf } from '../../domain/calendar-day.ts';

const DAY_MS = 86_400_000;

/** Noon-free arithmetic on UTC days: no time zone takes part, so no day is lost or doubled. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return toDay(new Date(toTime(day) + days * DAY_MS));
}

export function firstOfMonth(day: CalendarDay): CalendarDay {
  return `${day.slice(0, 7)}-01`;
}

export function lastOfMonth(day: CalendarDay): CalendarDay {
  const next = addDays(firstOfMonth(day), 31);
  return addDays(firstOfMonth(next), -1);
}

/** `22/11/2026` in Portuguese; English spells the month, since 11/12 reads differently in each country. */
export function formatDay(day: CalendarDay, locale: string): string {
  const time = toTime(day);
  if (Number.isNaN(time)) return day;
  const month = locale.startsWith('en') ? 'short' : '2-digit';
  return new Intl.DateTimeFormat(locale, { day: '2-digit', month, year: 'numeric', timeZone: 'UTC' }).format(
    time,
  );
}

const written = (day: CalendarDay, locale: string, options: Intl.DateTimeFormatOptions): string => {
  const time = toTime(day);
  if (Number.isNaN(time)) return day;
  return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(time);
};

/** "sexta-feira, 27 de novembro"; the year where it is not the present one. */
export function formatLongDay(day: CalendarDay, locale: string, today: CalendarDay): string {
  const isThisYear = day.slice(0, 4) === today.slice(0, 4);
  return written(day, locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'long',
    ...(!isThisYear && { year: 'numeric' }),
  });
}

/** "27 de nov." */
export function formatShortDay(day: CalendarDay, locale: string): string {
  return written(day, locale, { day: 'numeric', month: 'short' });
}

/** "novembro de 2026". @param month YYYY-MM */
export function formatMonth(month: string, locale: string, length: 'long' | 'short' = 'long'): string {
  return written(`${month}-01`, locale, { month: length, ...(length === 'long' && { year: 'numeric' }) });
}

function toTime(day: CalendarDay): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function toDay(date: Date): CalendarDay {
  return date.toISOString().slice(0, 10);
}
