import { type CalendarDay, instantOf, lastOfMonth } from '../../lib/calendar-day.ts';
import type { NetWorthOfMonth } from './api/get-net-worth.ts';
import type { BalancePoint } from './balance-line.ts';

/** What a person has and owes, in one currency. */
export interface WorthOfCurrency {
  readonly currencyCode: string;
  /** Oldest first; months of which nothing is known are left out. */
  readonly points: readonly BalancePoint[];
  readonly latest: NetWorthOfMonth;
}

/** By currency; the present month ends today. */
export function worthByCurrency(months: readonly NetWorthOfMonth[], today: CalendarDay): WorthOfCurrency[] {
  const currencies = new Map<string, NetWorthOfMonth[]>();
  for (const month of months) {
    if (month.net == null) continue;
    const code = month.currencyCode ?? '';
    currencies.set(code, [...(currencies.get(code) ?? []), month]);
  }
  return [...currencies].flatMap(([currencyCode, known]) => {
    const sorted = known.toSorted((one, other) => (one.period < other.period ? -1 : 1));
    const latest = sorted.at(-1);
    if (latest === undefined) return [];
    const points = sorted.flatMap(({ period, net }): BalancePoint[] => {
      const end = lastOfMonth(`${period}-01`);
      const day = end > today ? today : end;
      return net == null ? [] : [{ day, at: instantOf(day) ?? 0, balance: net }];
    });
    return [{ currencyCode, points, latest }];
  });
}
