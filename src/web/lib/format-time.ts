import { momentOf } from './calendar-day.ts';

const UNITS: readonly [unit: Intl.RelativeTimeFormatUnit, seconds: number][] = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** "5 minutes ago", "in 3 hours", "now". Empty when the text is no time. */
export function formatRelativeTime(iso: string, now: Date, locale: string): string {
  const moment = momentOf(iso);
  if (moment === null) return '';
  const seconds = Math.round((moment.getTime() - now.getTime()) / 1000);
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  for (const [unit, length] of UNITS) {
    if (Math.abs(seconds) >= length) return format.format(Math.trunc(seconds / length), unit);
  }
  return format.format(0, 'second');
}

/** The same of what has happened: where this device's clock is behind, that was "now" and not "in 23 hours". */
export function formatTimeAgo(iso: string, now: Date, locale: string): string {
  const moment = momentOf(iso);
  return formatRelativeTime(moment !== null && moment > now ? now.toISOString() : iso, now, locale);
}

/** Date and time in the reader's own zone. */
export function formatMoment(iso: string, locale: string): string {
  const moment = momentOf(iso);
  if (moment === null) return '';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(moment);
}
