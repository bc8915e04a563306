// Days in SQL. The rule itself stands in the functions of migration 0012.

/** One of Pluggy's dates, a text, as timestamptz. Fails where it is no time. Nearly all end in Z and need no function. */
export const instant = (text: string): string =>
  `case when ${text} like '%Z' then (${text})::timestamptz else pluggy.instant(${text}) end`;

/** The same, and -infinity where it is no time: for rows that are shown all the same. Slow for those alone. */
export const instantOrNever = (text: string): string =>
  `coalesce(${instantOrNull(text)}, pluggy.instant_or_never(${text}))`;

/** The same, and null where it is no time that exists. */
export const instantOrNull = (text: string): string => `pluggy.instant_or_null(${text})`;

/** The calendar day of a timestamptz, null for a placeholder. */
export const localDay = (time: string): string => `pluggy.local_day(${time})`;

/** The first moment of a day that is known as a day. */
const dayOnly = (day: string): string => `((${day})::timestamp at time zone 'UTC')`;
/** The first moment of a day in São Paulo, always later. */
const midnight = (day: string): string => `((${day})::timestamp at time zone 'America/Sao_Paulo')`;

/**
 * The last moment of a day in São Paulo. The microsecond is taken from a time without a zone, which PostgreSQL can do while it
 * plans: under row-level security an index takes no bound that is still to be reckoned.
 */
const lastMoment = (day: string): string =>
  `(((${day} + 1)::timestamp - interval '1 microsecond') at time zone 'America/Sao_Paulo')`;

/** Midnight UTC of the day that a timestamptz has in UTC, and midnight in São Paulo of that same day. */
const utcDay = (time: string): string => `date_trunc('day', ${time} at time zone 'UTC')`;
export const dayOnlyBefore = (time: string): string => dayOnly(utcDay(time));
export const midnightAfter = (time: string): string => midnight(utcDay(time));

/**
 * Whether the calendar day of a timestamptz lies between two days, both included and each possibly null. The first two
 * conditions are plain bounds, for an index; the others leave out what is within them and belongs to the day before the
 * first one, or is known as the day after the last one.
 */
export const withinDays = (time: string, from: string, to: string): string =>
  `${time} >= coalesce(${dayOnly(from)}, '-infinity')
    and ${time} <= coalesce(${lastMoment(to)}, 'infinity')
    and (${from} is null or ${time} >= ${midnight(from)} or ${time} = ${dayOnly(from)})
    and (${to} is null or ${time} <> ${dayOnly(`${to} + 1`)})`;
