import type { PeriodName } from '../../i18n/dictionary.ts';
import { addDays, type CalendarDay, firstOfMonth, lastOfMonth } from '../../lib/calendar-day.ts';

export interface TransactionFilter {
  accountId: string | null;
  period: PeriodName;
  /** The two ends of `custom`; empty leaves that end open. */
  from: CalendarDay;
  to: CalendarDay;
  search: string;
}

export const NO_FILTER: TransactionFilter = { accountId: null, period: 'all', from: '', to: '', search: '' };

export const PERIODS: readonly PeriodName[] = ['all', 'thisMonth', 'lastMonth', 'last30', 'last90', 'custom'];

export interface DayRange {
  dateFrom: CalendarDay | null;
  dateTo: CalendarDay | null;
}

/** The days a period covers, both ends included. A card's future instalments count into this month. */
export function dayRange(
  { period, from, to }: Pick<TransactionFilter, 'period' | 'from' | 'to'>,
  today: CalendarDay,
): DayRange {
  switch (period) {
    case 'all':
      return { dateFrom: null, dateTo: null };
    case 'thisMonth':
      return { dateFrom: firstOfMonth(today), dateTo: lastOfMonth(today) };
    case 'lastMonth': {
      const end = addDays(firstOfMonth(today), -1);
      return { dateFrom: firstOfMonth(end), dateTo: end };
    }
    case 'last30':
      return { dateFrom: addDays(today, -29), dateTo: today };
    case 'last90':
      return { dateFrom: addDays(today, -89), dateTo: today };
    case 'custom':
      return orderedRange(from, to);
  }
}

/** Dates entered the wrong way round still mean the days between them. */
function orderedRange(from: CalendarDay, to: CalendarDay): DayRange {
  const [first, last] = from !== '' && to !== '' && from > to ? [to, from] : [from, to];
  return { dateFrom: first || null, dateTo: last || null };
}

export function isFiltered(filter: TransactionFilter): boolean {
  const open = filter.period === 'custom' && filter.from === '' && filter.to === '';
  return filter.accountId !== null || filter.search.trim() !== '' || (filter.period !== 'all' && !open);
}
