import type { Books } from './books.ts';
import { calendarOf } from './days.ts';
import { type IdKey, keyFrom, rowIdOf, serialOf } from './ids.ts';
import { type InvestmentSpec, investmentSpecs } from './investment-specs.ts';

const BUYING_DAY = 12;
const DIVIDEND_DAY = 15;
/** A part was sold this long before the connection. */
const SOLD_BEFORE_DAYS = 45;

export interface Movement {
  readonly serial: number;
  readonly type: 'BUY' | 'SELL' | 'INTEREST';
  readonly day: number;
  readonly units: number;
  readonly unitCents: number;
}

/** An investment with all that ever moved in it, oldest first. */
export interface Investment {
  readonly id: string;
  readonly spec: InvestmentSpec;
  readonly firstDay: number;
  readonly movementKey: IdKey;
  readonly movements: readonly Movement[];
  /** Bought less sold. */
  readonly units: number;
  /** What the units held cost, at the average price. */
  readonly costCents: number;
}

export function investmentKeyOf(itemId: string): IdKey {
  return keyFrom(itemId, 'investments');
}

/** Whether the id could be one of this item's investments. */
export function isInvestmentId(itemId: string, id: string): boolean {
  return serialOf(investmentKeyOf(itemId), id) !== undefined;
}

/** What the person holds when the bank has reached `books.bankDay`; everything follows from the movements. */
export function investmentsOf(books: Books): Investment[] {
  return investmentSpecs[books.profile.persona].map((spec, index) => {
    const id = rowIdOf(investmentKeyOf(books.itemId), index);
    const firstDay = books.anchorDay - spec.heldDays;
    const movements = movementsOf(books, spec, firstDay);
    return { id, spec, firstDay, movementKey: keyFrom(id, 'movements'), movements, ...heldAfter(movements) };
  });
}

/** The price of one unit on a day: even growth, so that it follows from the day alone. */
export function unitCentsOn(spec: InvestmentSpec, firstDay: number, day: number): number {
  return (
    spec.unitCents + Math.floor((spec.unitCents * spec.yearlyGrowth * (day - firstDay)) / (365 * 10_000))
  );
}

function movementsOf(books: Books, spec: InvestmentSpec, firstDay: number): Movement[] {
  const movements: Movement[] = [];
  let held = 0;
  const add = (type: Movement['type'], day: number, units: number, unitCents: number): void => {
    movements.push({ serial: movements.length, type, day, units, unitCents });
    if (type !== 'INTEREST') held += type === 'BUY' ? units : -units;
  };
  add('BUY', firstDay, spec.units, spec.unitCents);
  for (let day = firstDay + 1; day <= books.bankDay; day++) {
    const { dayOfMonth, month } = calendarOf(day);
    const price = unitCentsOn(spec, firstDay, day);
    if (spec.monthlyUnits > 0 && dayOfMonth === BUYING_DAY) add('BUY', day, spec.monthlyUnits, price);
    if (spec.soldUnits > 0 && day === books.anchorDay - SOLD_BEFORE_DAYS) {
      add('SELL', day, spec.soldUnits, price);
    }
    if (spec.dividendCents > 0 && dayOfMonth === DIVIDEND_DAY && month % 3 === 0) {
      add('INTEREST', day, held, spec.dividendCents);
    }
  }
  return movements;
}

function heldAfter(movements: readonly Movement[]): { units: number; costCents: number } {
  let units = 0;
  let costCents = 0;
  for (const movement of movements) {
    if (movement.type === 'BUY') {
      units += movement.units;
      costCents += movement.units * movement.unitCents;
    } else if (movement.type === 'SELL') {
      costCents -= Math.floor((costCents * movement.units) / units);
      units -= movement.units;
    }
  }
  return { units, costCents };
}

/** The day on which the paper ends; null where it has no end. */
export function dueDayOfInvestment({ spec, firstDay }: Investment): number | null {
  return spec.termDays === null ? null : firstDay + spec.termDays;
}
