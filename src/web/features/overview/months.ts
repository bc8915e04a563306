import type { Decimal } from '../../lib/decimal.ts';
import type { CashFlow } from './api/get-cash-flow.ts';

/** One month as the chart draws it; a month in which nothing moved is there, too. */
export interface MonthBars {
  /** YYYY-MM */
  month: string;
  flow: CashFlow | null;
  /** Parts of the tallest bar, from 0 to 1: for drawing alone, amounts are never computed with. */
  income: number;
  expenses: number;
}

/** The currencies of a flow, the one with most months first: each has a chart of its own. */
export function currenciesOf(flows: readonly CashFlow[]): string[] {
  const counts = new Map<string, number>();
  for (const { currencyCode } of flows)
    counts.set(currencyCode ?? '', (counts.get(currencyCode ?? '') ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one).map(([code]) => code);
}

const height = (value: Decimal): number => Math.max(Number(value), 0);

export function toBars(flows: readonly CashFlow[], months: readonly string[], currency: string): MonthBars[] {
  const ofCurrency = flows.filter(({ currencyCode }) => (currencyCode ?? '') === currency);
  const tallest = Math.max(
    ...ofCurrency.flatMap(({ income, expenses }) => [height(income), height(expenses)]),
    0,
  );
  const part = (value: Decimal | undefined): number =>
    value === undefined || tallest === 0 ? 0 : height(value) / tallest;
  return months.map((month) => {
    const flow = ofCurrency.find(({ period }) => period === month) ?? null;
    return { month, flow, income: part(flow?.income), expenses: part(flow?.expenses) };
  });
}
