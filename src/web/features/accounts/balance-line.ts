import { type CalendarDay, localDayOf, momentOf } from '../../lib/calendar-day.ts';
import type { Decimal } from '../../lib/decimal.ts';
import { compareDecimals } from '../../lib/decimal-sum.ts';
import type { Balance } from './api/get-balances.ts';

/** What an account had from the end of a day on. */
export interface BalancePoint {
  readonly day: CalendarDay;
  readonly at: number;
  readonly balance: Decimal;
}

/** The last reading of each day, oldest first; readings without a balance or a time say nothing. */
export function balancePoints(balances: readonly Balance[]): BalancePoint[] {
  const days = new Map<CalendarDay, BalancePoint>();
  const readings = balances.flatMap(({ at, balance }) => {
    const moment = momentOf(at);
    const day = localDayOf(at);
    return moment && day && balance ? [{ day, at: moment.getTime(), balance }] : [];
  });
  for (const reading of readings.toSorted((one, other) => one.at - other.at)) days.set(reading.day, reading);
  return [...days.values()];
}

export interface LineBox {
  readonly width: number;
  readonly height: number;
  /** Free on each side, so that the line's ends are not cut. */
  readonly margin: number;
}

export interface PlacedPoint extends BalancePoint {
  readonly x: number;
  readonly y: number;
}

export interface BalanceLine {
  readonly points: readonly PlacedPoint[];
  /** For `d` of a path: a balance stays what it was until the next reading. */
  readonly path: string;
  readonly lowest: Decimal;
  readonly highest: Decimal;
  /** Where nothing is owed and nothing there; null: outside of the picture. */
  readonly zeroY: number | null;
}

const ends = (points: readonly BalancePoint[]): [lowest: Decimal, highest: Decimal] | undefined => {
  const sorted = points.map(({ balance }) => balance).toSorted(compareDecimals);
  const [lowest, highest] = [sorted.at(0), sorted.at(-1)];
  return lowest === undefined || highest === undefined ? undefined : [lowest, highest];
};

const rounded = (pixels: number): number => Math.round(pixels * 100) / 100;

/**
 * Where to draw what. Pixels are floats, since a picture has fewer places than an amount; what is read beside it are the
 * amounts as they came. Undefined: one reading makes no line.
 */
export function balanceLine(points: readonly BalancePoint[], box: LineBox): BalanceLine | undefined {
  const range = ends(points);
  const [first, last] = [points.at(0), points.at(-1)];
  if (range === undefined || first === undefined || last === undefined || points.length < 2) return undefined;
  const [lowest, highest] = range;
  const { width, height, margin } = box;
  const [bottom, top] = [Number(lowest), Number(highest)];
  const yOf = (value: number): number =>
    top === bottom
      ? height / 2
      : height - margin - ((value - bottom) / (top - bottom)) * (height - 2 * margin);
  const xOf = (at: number): number =>
    margin + ((at - first.at) / (last.at - first.at)) * (width - 2 * margin);
  const placed = points.map((point) => ({
    ...point,
    x: rounded(xOf(point.at)),
    y: rounded(yOf(Number(point.balance))),
  }));
  const path = placed.map(({ x, y }, n) => (n === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join('');
  const zeroY = bottom < 0 && top > 0 ? rounded(yOf(0)) : null;
  return { points: placed, path, lowest, highest, zeroY };
}
