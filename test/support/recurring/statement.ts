/** One row as a bank or a card shows it. Money out is negative. */
export interface GoldenRow {
  id: string;
  localDate: string;
  signedAmount: string;
  currencyCode: string;
  description: string;
  merchant?: string;
}

export interface GoldenSeries {
  name: string;
  kind: 'recurring' | 'ended' | 'impostor';
  /** Days between two rows as a person would say it: 7, 14, 30, 61, 91, 182, 365. Only what recurs or has ended has one. */
  everyDays?: number;
  rows: readonly GoldenRow[];
}

/** The day on which the statement is looked at: a Friday. */
export const goldenToday = '2026-11-20';

/** What all rows of one entry have in common, and what changes from row to row: lists go round. */
export interface Look {
  amounts: readonly string[];
  says: readonly string[];
  merchant?: string;
  currencyCode?: string;
}

/** What a bank does with a payment that is due on a Saturday or a Sunday. */
export type Weekend = 'stays' | 'next' | 'previous';

const DAY = 86_400_000;
const at = (day: string) => Date.parse(`${day}T12:00:00Z`);
const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
export const addDays = (day: string, days: number) => dayOf(at(day) + days * DAY);

function move(day: string, weekend: Weekend): string {
  const weekday = new Date(at(day)).getUTCDay();
  if (weekend === 'stays' || (weekday !== 0 && weekday !== 6)) return day;
  if (weekend === 'next') return addDays(day, weekday === 6 ? 2 : 1);
  return addDays(day, weekday === 6 ? -1 : -2);
}

const round = <T>(list: readonly T[], index: number): T => {
  const value = list[index % list.length];
  if (value === undefined) throw new Error('a list that goes round needs an entry');
  return value;
};

/** The day in that month, or the month's last one where it is shorter. */
function dayInMonth(first: string, months: number, day: number): string {
  const [year = 0, month = 0] = first.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1 + months, Math.min(day, last), 12));
}

/**
 * Days by the calendar, up to today.
 *
 * `first` a month such as "2025-03", `day` of the month, `step` months between two rows, `count` at most so many months are
 * walked, `skip` the numbers of walked months without a row, `late` days added to each, in turn.
 */
export function byCalendar(plan: {
  first: string;
  day: number;
  step?: number;
  count?: number;
  skip?: readonly number[];
  late?: readonly number[];
  weekend?: Weekend;
}): string[] {
  const { step = 1, count = 60, skip = [], late = [0], weekend = 'stays' } = plan;
  return Array.from({ length: count }, (_, index) => index)
    .filter((index) => !skip.includes(index))
    .map((index) =>
      move(addDays(dayInMonth(plan.first, index * step, plan.day), round(late, index)), weekend),
    )
    .filter((day) => day <= goldenToday);
}

/** Days at a distance, up to today: `first` a day, `skip` the numbers of days left out, `off` days added to each, in turn. */
export function byDays(plan: {
  first: string;
  every: number;
  count?: number;
  skip?: readonly number[];
  off?: readonly number[];
}): string[] {
  const { count = 200, skip = [], off = [0] } = plan;
  return Array.from({ length: count }, (_, index) => index)
    .filter((index) => !skip.includes(index))
    .map((index) => addDays(plan.first, index * plan.every + round(off, index)))
    .filter((day) => day <= goldenToday);
}

/** What stands between spaces. */
export const words = (list: string): string[] => list.trim().split(/\s+/);

/** Days, each so many after the one before. */
export function after(first: string, gaps: string): string[] {
  const days = [first];
  for (const gap of words(gaps)) days.push(addDays(days.at(-1) ?? first, Number(gap)));
  return days;
}

/** The same price `times` times, for a list of amounts in which a price changes. */
export const times = (count: number, amount: string): string[] => Array.from({ length: count }, () => amount);

export function rowsOf(name: string, days: readonly string[], look: Look): GoldenRow[] {
  const id = name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return days.map((localDate, index) => ({
    id: `${id}-${index + 1}`,
    localDate,
    signedAmount: round(look.amounts, index),
    currencyCode: look.currencyCode ?? 'BRL',
    description: round(look.says, index),
    ...(look.merchant === undefined ? {} : { merchant: look.merchant }),
  }));
}

export const recurring = (
  name: string,
  everyDays: number,
  days: readonly string[],
  look: Look,
): GoldenSeries => ({
  name,
  kind: 'recurring',
  everyDays,
  rows: rowsOf(name, days, look),
});

export const ended = (
  name: string,
  everyDays: number,
  days: readonly string[],
  look: Look,
): GoldenSeries => ({
  name,
  kind: 'ended',
  everyDays,
  rows: rowsOf(name, days, look),
});

export const impostor = (name: string, days: readonly string[], look: Look): GoldenSeries => ({
  name,
  kind: 'impostor',
  rows: rowsOf(name, days, look),
});
