/**
 * Which calendar day Pluggy's dates mean: the rule of the functions `pluggy.calendar_day` and `pluggy.local_day`, for
 * TypeScript.
 *
 * Many banks know only the day of a purchase, and Pluggy passes it on as midnight UTC. An instant of exactly midnight
 * UTC, or a date without a time, is that very day. Anything else is a moment, and its day is São Paulo's.
 */

/** A calendar day, `YYYY-MM-DD`, in no time zone. */
export type CalendarDay = string;

const DAY_MS = 86_400_000;
const ISO =
  /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:([Zz])|([+-])(\d\d)(?::?(\d\d))?)?)?$/;

/** What only stands in for a day, such as the year 1, lies outside. */
const [FIRST_REAL, FIRST_UNREAL] = [Date.UTC(1901, 0, 1), Date.UTC(2200, 0, 1)];

const inBrazil = new Intl.DateTimeFormat('en-CA', { timeZone: 'America/Sao_Paulo', dateStyle: 'short' });

/** São Paulo's calendar day at a moment, whatever the time of the day. */
export const dayInBrazil = (moment: Date): CalendarDay => inBrazil.format(moment);

interface Instant {
  readonly ms: number;
  /** Whether there is more than whole milliseconds. */
  readonly hasMore: boolean;
}

function parse(text: unknown): Instant | undefined {
  const found = typeof text === 'string' ? ISO.exec(text) : null;
  if (found === null) return undefined;
  const at = (index: number): number => Number(found[index] ?? 0);
  const [year, month, day, hour, minute, second] = [at(1), at(2), at(3), at(4), at(5), at(6)];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year > 0;
  const [offsetHours, offsetMinutes] = [at(10), at(11)];
  if (!exists || hour > 23 || minute > 59 || second > 59 || offsetHours > 14 || offsetMinutes > 59)
    return undefined;
  const offset = (found[9] === '-' ? -1 : 1) * (offsetHours * 60 + offsetMinutes);
  const fraction = (found[7] ?? '').padEnd(9, '0');
  const ms =
    date.getTime() + ((hour * 60 + minute - offset) * 60 + second) * 1_000 + Number(fraction.slice(0, 3));
  return { ms, hasMore: Number(fraction.slice(3)) > 0 };
}

/**
 * The milliseconds since 1970 of one of Pluggy's dates; undefined where it is no time that exists. A time without a
 * zone, or a day without a time, is one of UTC.
 */
export const instantOf = (text: unknown): number | undefined => parse(text)?.ms;

/** The moment that one of Pluggy's dates names; null where it names none: no time that exists, or a placeholder. */
export function momentOf(text: unknown): Date | null {
  const instant = instantOf(text);
  return instant === undefined || instant < FIRST_REAL || instant >= FIRST_UNREAL ? null : new Date(instant);
}

/** The same text, with the zone UTC where it names none, so that every reader takes it for the same instant. */
export function withZone(text: string): string {
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return `${text}T00:00:00Z`;
  return /:.*[Zz+-]/.test(text) ? text : `${text}Z`;
}

/** The calendar day that one of Pluggy's dates means; null where it means none: no date, or a placeholder. */
export function localDayOf(text: unknown): CalendarDay | null {
  const instant = parse(text);
  if (instant === undefined || instant.ms < FIRST_REAL || instant.ms >= FIRST_UNREAL) return null;
  const moment = new Date(instant.ms);
  const isDay = instant.ms % DAY_MS === 0 && !instant.hasMore;
  return isDay ? moment.toISOString().slice(0, 10) : dayInBrazil(moment);
}

/** From when on somebody asks: a time with its zone, or a day of São Paulo from its first moment on. */
export function momentFrom(text: string | undefined): Date | undefined {
  if (text === undefined) return undefined;
  // without daylight saving time since 2019, and before that an hour more or less
  return new Date(text.length === 10 ? `${text}T00:00:00-03:00` : text);
}
