import type { Decimal } from '../../lib/decimal.ts';
import { sumOf } from '../../lib/decimal-sum.ts';
import type { Coming } from './api/get-coming.ts';

export interface MonthOfInstalments {
  /** YYYY-MM */
  readonly month: string;
  readonly currencyCode: string | null;
  readonly sum: Decimal;
  readonly instalments: readonly Coming[];
}

/** Instalments of one card that are still to come, by the month in which they are due; each currency apart. */
export function instalmentsByMonth(coming: readonly Coming[], accountId: string): MonthOfInstalments[] {
  const months = new Map<string, Coming[]>();
  for (const one of coming) {
    if (one.kind !== 'instalment' || one.accountId !== accountId) continue;
    const key = `${one.date.slice(0, 7)} ${one.currencyCode ?? ''}`;
    months.set(key, [...(months.get(key) ?? []), one]);
  }
  return [...months.entries()]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, instalments]) => ({
      month: key.slice(0, 7),
      currencyCode: key.slice(8) || null,
      sum: sumOf(instalments.map(({ amount }) => amount)),
      instalments,
    }));
}
