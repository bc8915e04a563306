import type { CalendarDay } from '../calendar-day.ts';
import type { AccountId, TransactionId } from '../ids.ts';
import { addDays, dayInMonth, dayNumber, monthNumber } from './days.ts';

/** A row that is an instalment of a purchase on a card. */
export interface InstalmentRow {
  readonly id: TransactionId;
  readonly accountId: AccountId;
  readonly seriesId: string;
  readonly number: number;
  readonly of: number;
  readonly localDate: CalendarDay;
  /** When its bill is due, YYYY-MM, if the bank says so. */
  readonly cashMonth: string | null;
  /** It is on a bill that is closed, and paid with it. */
  readonly isOnBill: boolean;
  /** The day of the month on which the card's bills are due; null: it has none yet. */
  readonly dueDay: number | null;
  /** Exact decimal text, without a sign. */
  readonly amount: string;
  readonly currencyCode: string | null;
  readonly description: string;
}

/** An instalment that will have to be paid. */
export interface InstalmentToCome {
  readonly row: InstalmentRow;
  readonly number: number;
  readonly date: CalendarDay;
  /** The bank lists it already; else it follows from the one before. */
  readonly isListed: boolean;
}

/** About so many days before its day a bill is closed: what comes later is on the next one. */
const CLOSED_BEFORE = 8;
/** An instalment that is missing for longer than this will not come: the purchase was cancelled. */
const LATE = 35;

/** The day of the month on which an instalment is paid. */
const dayOfMonth = ({ dueDay, localDate }: InstalmentRow): number => dueDay ?? Number(localDate.slice(8));

/** The first day on which a bill is due that has a row of this day. */
function dueAfter(day: CalendarDay, dueDay: number): CalendarDay {
  const open = addDays(day, CLOSED_BEFORE);
  const due = dayInMonth(monthNumber(open), dueDay);
  return due >= open ? due : dayInMonth(monthNumber(open) + 1, dueDay);
}

/** The day on which a row has to be paid. @param monthsOn where every instalment has the day of the purchase */
function payDay(row: InstalmentRow, monthsOn: number): CalendarDay {
  const { cashMonth, dueDay, localDate } = row;
  if (cashMonth !== null) return dayInMonth(monthNumber(cashMonth), dayOfMonth(row));
  const first = dueDay === null ? localDate : dueAfter(localDate, dueDay);
  return dayInMonth(monthNumber(first) + monthsOn, dayOfMonth(row));
}

function inSeries(series: readonly InstalmentRow[], today: CalendarDay): InstalmentToCome[] {
  const rows = series.toSorted((a, b) => a.number - b.number);
  const last = rows.at(-1);
  if (last === undefined) return [];
  const haveOneDay = rows.length > 1 && new Set(rows.map(({ localDate }) => localDate)).size < rows.length;
  const dayOf = (row: InstalmentRow): CalendarDay => payDay(row, haveOneDay ? row.number - 1 : 0);
  const listed = rows
    .filter(({ isOnBill }) => !isOnBill)
    .map((row) => ({ row, number: row.number, date: dayOf(row), isListed: true }));
  const next = Array.from({ length: last.of - last.number }, (_, index) => ({
    row: last,
    number: last.number + index + 1,
    date: dayInMonth(monthNumber(dayOf(last)) + index + 1, dayOfMonth(last)),
    isListed: false,
  }));
  const isCancelled = next[0] !== undefined && dayNumber(next[0].date) < dayNumber(today) - LATE;
  return isCancelled ? listed : [...listed, ...next];
}

/** The instalments that have to be paid from today to a day, those that the bank lists and those that follow from them. */
export function instalmentsToCome(
  rows: readonly InstalmentRow[],
  today: CalendarDay,
  until: CalendarDay,
): InstalmentToCome[] {
  const series = new Map<string, InstalmentRow[]>();
  for (const row of rows) series.set(row.seriesId, [...(series.get(row.seriesId) ?? []), row]);
  return [...series.values()]
    .flatMap((one) => inSeries(one, today))
    .filter(({ date }) => date >= today && date <= until);
}
