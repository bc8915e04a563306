import type { Books } from './books.ts';
import { calendarOf } from './days.ts';
import { type IdKey, keyFrom, rowIdOf, serialOf } from './ids.ts';
import { type InvestmentSpec, investmentSpecs } from './investment-specs.ts';

const BUYING_DAY = 12;
const DIVIDEND_DAY = 15;
/** A part was sold this long before the connection. */
const SOLD_BEFORE_DAYS = 45;
const CARRIED_BEFORE_DAYS = 30;
const AMORTISATION_DAYS = 90;
/** The months at whose end the tax on funds is taken, in units. */
const TAXED_MONTHS = [5, 11];

export interface Movement {
  readonly serial: number;
  readonly type: 'BUY' | 'SELL' | 'INTEREST' | 'TAX' | 'TRANSFER' | 'AMORTIZATION';
  readonly day: number;
  readonly units: number;
  /** The price of a unit; of interest and amortisation, what each unit is paid. */
  readonly unitCents: number;
}

/** An investment with all that ever moved in it, oldest first. */
export interface Investment {
  readonly id: string;
  readonly spec: InvestmentSpec;
  readonly firstDay: number;
  readonly movementKey: IdKey;
  readonly movements: readonly Movement[];
  /** Bought less sold, taxed away and carried elsewhere. */
  readonly units: number;
  /** What the units held cost, at the average price, less what was paid back of it. */
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

/**
 * The price of one unit on a day: even growth, less what was paid back until then, so that it follows from
 * the day alone.
 */
export function unitCentsOn(spec: InvestmentSpec, firstDay: number, day: number): number {
  const held = day - firstDay;
  const grown = Math.floor((spec.unitCents * spec.yearlyGrowth * held) / (365 * 10_000));
  return spec.unitCents + grown - spec.amortisedCents * Math.floor(held / AMORTISATION_DAYS);
}

function movementsOf(books: Books, spec: InvestmentSpec, firstDay: number): Movement[] {
  const movements: Movement[] = [];
  let held = 0;
  const add = (type: Movement['type'], day: number, units: number, unitCents: number): void => {
    movements.push({ serial: movements.length, type, day, units, unitCents });
    if (movesUnits(type)) held += type === 'BUY' ? units : -units;
  };
  add('BUY', firstDay, spec.units, spec.unitCents);
  for (let day = firstDay + 1; day <= books.bankDay; day++) {
    const { dayOfMonth, month } = calendarOf(day);
    const price = unitCentsOn(spec, firstDay, day);
    if (spec.monthlyUnits > 0 && dayOfMonth === BUYING_DAY) add('BUY', day, spec.monthlyUnits, price);
    if (spec.soldUnits > 0 && day === books.anchorDay - SOLD_BEFORE_DAYS) {
      add('SELL', day, spec.soldUnits, price);
    }
    if (spec.carriedUnits > 0 && day === books.anchorDay - CARRIED_BEFORE_DAYS) {
      add('TRANSFER', day, spec.carriedUnits, price);
    }
    if (spec.taxedUnits > 0 && TAXED_MONTHS.includes(month) && calendarOf(day + 1).month !== month) {
      add('TAX', day, spec.taxedUnits, price);
    }
    if (spec.amortisedCents > 0 && (day - firstDay) % AMORTISATION_DAYS === 0) {
      add('AMORTIZATION', day, held, spec.amortisedCents);
    }
    if (spec.dividendCents > 0 && dayOfMonth === DIVIDEND_DAY && month % 3 === 0) {
      add('INTEREST', day, held, spec.dividendCents);
    }
  }
  return movements;
}

/** The others pay out money and leave the units. */
function movesUnits(type: Movement['type']): boolean {
  return type !== 'INTEREST' && type !== 'AMORTIZATION';
}

function heldAfter(movements: readonly Movement[]): { units: number; costCents: number } {
  let units = 0;
  let costCents = 0;
  for (const movement of movements) {
    if (movement.type === 'BUY') {
      units += movement.units;
      costCents += movement.units * movement.unitCents;
    } else if (movement.type === 'AMORTIZATION') {
      costCents -= movement.units * movement.unitCents;
    } else if (movesUnits(movement.type)) {
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
