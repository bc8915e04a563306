import type { Decimal } from '../../lib/decimal.ts';
import { sumOf } from '../../lib/decimal-sum.ts';
import { type AccountChoice, isInSums } from './account-choice.ts';
import type { Transaction } from './api/get-transactions.ts';

/** What one currency's rows of a day moved. */
export interface DaySum {
  currencyCode: string;
  net: Decimal;
}

export type Entry =
  | {
      kind: 'day';
      key: string;
      day: string | null /** Null: not all of the day is loaded. */;
      sums: DaySum[] | null;
    }
  | { kind: 'row'; key: string; row: Transaction };

/** The day on which a row counts: the person's own, else the bank's. */
export const dayOf = ({ ownDate, localDate }: Transaction): string | null => ownDate ?? localDate ?? null;

/** What a row moved, in its account's currency where the bank converted it; null: nothing that can be added up. */
export function movedBy(row: Transaction, account: AccountChoice | undefined): DaySum | null {
  const converted = row.signedAmountInAccountCurrency ?? null;
  const net = converted ?? row.signedAmount ?? null;
  const currencyCode = (converted === null ? row.currencyCode : account?.currencyCode) ?? row.currencyCode;
  return net === null ? null : { currencyCode: currencyCode ?? '', net };
}

function sumsOf(rows: readonly Transaction[], accounts: ReadonlyMap<string, AccountChoice>): DaySum[] {
  const byCurrency = new Map<string, Decimal[]>();
  for (const row of rows) {
    const isLeftOut = row.ignored === true || !isInSums(row.accountId, accounts);
    const moved = isLeftOut ? null : movedBy(row, accounts.get(row.accountId ?? ''));
    if (moved === null) continue;
    byCurrency.set(moved.currencyCode, [...(byCurrency.get(moved.currencyCode) ?? []), moved.net]);
  }
  return [...byCurrency].map(([currencyCode, values]) => ({ currencyCode, net: sumOf(values) }));
}

/**
 * Rows with a head for each day, in the list's order.
 * @param isWhole nothing follows: the last day is all there, too
 */
export function toEntries(
  rows: readonly Transaction[],
  accounts: ReadonlyMap<string, AccountChoice>,
  isWhole: boolean,
): Entry[] {
  const days: { day: string | null; rows: Transaction[] }[] = [];
  for (const row of rows) {
    const day = dayOf(row);
    const last = days.at(-1);
    if (last?.day === day) last.rows.push(row);
    else days.push({ day, rows: [row] });
  }
  return days.flatMap((group, index): Entry[] => {
    const isLoaded = isWhole || index < days.length - 1;
    const sums = isLoaded ? sumsOf(group.rows, accounts) : null;
    return [
      { kind: 'day', key: `day ${group.day ?? ''}`, day: group.day, sums },
      ...group.rows.map((row): Entry => ({ kind: 'row', key: row.id, row })),
    ];
  });
}
