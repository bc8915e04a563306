import type { MonthDigest, MonthDigests } from '../../store/fragments/month-digests.ts';

/** Adds the digests of one page to those of the pages before. */
export function addDigests(sum: Map<string, MonthDigest>, page: MonthDigests): void {
  for (const [month, digest] of page) {
    const before = sum.get(month);
    sum.set(
      month,
      before === undefined ? digest : { rows: before.rows + digest.rows, sum: before.sum + digest.sum },
    );
  }
}

export const rowsIn = (months: MonthDigests): number =>
  [...months.values()].reduce((sum, { rows }) => sum + rows, 0);

/**
 * The months that are not the same on both sides, oldest first.
 * @param absenceIsBelieved false: what Pluggy has none of may be withheld rather than gone, and says nothing
 */
export function differingMonths(
  there: MonthDigests,
  here: MonthDigests,
  absenceIsBelieved: boolean,
): string[] {
  return [...new Set([...there.keys(), ...here.keys()])]
    .filter((month) => {
      const [left, right] = [there.get(month), here.get(month)];
      if (left === undefined && !absenceIsBelieved) return false;
      return left?.rows !== right?.rows || left?.sum !== right?.sum;
    })
    .sort();
}

/** Whole months in a row, in UTC, both ends included. */
export interface MonthSpan {
  readonly first: string;
  readonly last: string;
}

const MONTH = /^[12]\d{3}-(0[1-9]|1[0-2])$/;
const DAY_MS = 86_400_000;

const next = (month: string): string => {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number, 1)).toISOString().slice(0, 7);
};

/** Months that follow each other become one span, so that they are read together. What is no month is left out. */
export function spansOf(months: readonly string[]): MonthSpan[] {
  const spans: MonthSpan[] = [];
  for (const month of months.filter((text) => MONTH.test(text))) {
    const open = spans.at(-1);
    if (open !== undefined && next(open.last) === month) spans[spans.length - 1] = { ...open, last: month };
    else spans.push({ first: month, last: month });
  }
  return spans;
}

/**
 * First and last instant of a span, and the days to ask Pluggy for. The span is a day longer at each end than its months:
 * a date with an offset is of the month that its text names and of another one in UTC. Another day is asked for at each
 * end, because Pluggy's days may be those of UTC or those of São Paulo.
 */
export function boundsOf({ first, last }: MonthSpan): {
  readonly from: string;
  readonly to: string;
  readonly dateFrom: string;
  readonly dateTo: string;
} {
  const from = Date.parse(`${first}-01T00:00:00.000Z`) - DAY_MS;
  const end = Date.parse(`${next(last)}-01T00:00:00.000Z`) + DAY_MS;
  const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  return {
    from: new Date(from).toISOString(),
    to: `${dayOf(end - DAY_MS)}T23:59:59.999999Z`,
    dateFrom: dayOf(from - DAY_MS),
    dateTo: dayOf(end),
  };
}
