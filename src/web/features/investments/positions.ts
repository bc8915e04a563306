import type { Decimal } from '../../lib/decimal.ts';
import { compareDecimals, sumOf } from '../../lib/decimal-sum.ts';
import type { Investment } from './api/get-investments.ts';

/** Investments of one kind and currency. */
export interface PositionGroup {
  /** Pluggy's type, such as FIXED_INCOME; OTHER where it says none. */
  readonly kind: string;
  readonly currencyCode: string | null;
  readonly balance: Decimal;
  /** The largest first; one without a balance comes last. */
  readonly investments: readonly Investment[];
}

export interface Positions {
  /** In each currency: what all of them are worth, and what they yielded so far where every one tells it. */
  readonly totals: readonly {
    readonly currencyCode: string | null;
    readonly balance: Decimal;
    readonly profit: Decimal | null;
  }[];
  /** The largest first. */
  readonly groups: readonly PositionGroup[];
  /** Withdrawn: nothing is left in them. */
  readonly ended: readonly Investment[];
}

const isOver = ({ status }: Investment): boolean => status === 'TOTAL_WITHDRAWAL';

const known = (values: readonly (Decimal | null | undefined)[]): Decimal[] =>
  values.flatMap((value) => value ?? []);

/** What a person has of an investment: its net balance, else its gross amount. */
export const worthOf = ({ balance, amount }: Pick<Investment, 'balance' | 'amount'>): Decimal | null =>
  balance ?? amount ?? null;

function by<Key>(rows: readonly Investment[], keyOf: (row: Investment) => Key): [Key, Investment[]][] {
  const groups = new Map<Key, Investment[]>();
  for (const row of rows) groups.set(keyOf(row), [...(groups.get(keyOf(row)) ?? []), row]);
  return [...groups.entries()];
}

const largestFirst = (one: Investment, other: Investment): number => {
  const [a, b] = [worthOf(one), worthOf(other)];
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return compareDecimals(b, a);
};

/** What somebody holds: sums never mix currencies, and no float takes part in them. */
export function positionsOf(investments: readonly Investment[]): Positions {
  const held = investments.filter((one) => !isOver(one));
  const totals = by(held, ({ currencyCode }) => currencyCode ?? null).map(([currencyCode, rows]) => {
    const profits = known(rows.map(({ amountProfit }) => amountProfit));
    return {
      currencyCode,
      balance: sumOf(known(rows.map(worthOf))),
      profit: profits.length === rows.length ? sumOf(profits) : null,
    };
  });
  const groups = by(held, ({ type, currencyCode }) => `${type || 'OTHER'} ${currencyCode ?? ''}`).map(
    ([key, rows]) => ({
      kind: key.split(' ')[0] ?? 'OTHER',
      currencyCode: rows[0]?.currencyCode ?? null,
      balance: sumOf(known(rows.map(worthOf))),
      investments: rows.toSorted(largestFirst),
    }),
  );
  return {
    totals: totals.toSorted((a, b) => compareDecimals(b.balance, a.balance)),
    groups: groups.toSorted((a, b) => compareDecimals(b.balance, a.balance)),
    ended: investments.filter(isOver),
  };
}
