import type { CalendarDay } from '../calendar-day.ts';
import type { AccountId } from '../ids.ts';
import { addDays, dayInMonth, dayNumber, lastDayOf, monthNumber } from './days.ts';

export const PERIODS = ['month', 'day'] as const;
export type Period = (typeof PERIODS)[number];

/** Days, both included. */
export interface Span {
  readonly from: CalendarDay;
  readonly to: CalendarDay;
}

/** What a summary is of. */
export interface SummaryScope extends Span {
  readonly accounts: readonly AccountId[];
  readonly by: Period;
}

export interface AskedSpan {
  /** A day, or a month, of which the first day is meant. */
  readonly from?: string | undefined;
  /** A day, or a month, of which the last day is meant. */
  readonly to?: string | undefined;
}

/** Ten years of days. */
export const MOST_PERIODS = 3_660;

const DEFAULT_DAYS = 30;

const isMonth = (text: string): boolean => text.length === 7;

/**
 * The days that are asked for. Without a beginning: so many months up to the end, or the last 30 days; without an end: up to
 * the end of today's month, or of the month that it begins in.
 * @param months how many there are without a beginning
 */
export function spanOf({ from, to }: AskedSpan, by: Period, today: CalendarDay, months: number): Span {
  const latest = from !== undefined && from.slice(0, 7) > today.slice(0, 7) ? from : today;
  const last = to ?? (by === 'month' ? latest.slice(0, 7) : latest);
  const end = isMonth(last) ? lastDayOf(last) : last;
  const first =
    from ?? (by === 'month' ? dayInMonth(monthNumber(end) - months + 1, 1) : addDays(end, 1 - DEFAULT_DAYS));
  return { from: isMonth(first) ? `${first}-01` : first, to: end };
}

/** The part of a span that is not ahead of today. */
export const upTo = (span: Span, today: CalendarDay): Span =>
  span.to > today ? { ...span, to: today } : span;

/** How many periods a span has. */
export const periodsIn = ({ from, to }: Span, by: Period): number =>
  by === 'day' ? dayNumber(to) - dayNumber(from) + 1 : monthNumber(to) - monthNumber(from) + 1;
