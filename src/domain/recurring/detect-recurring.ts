import type { CalendarDay } from '../calendar-day.ts';
import { dayNumber, dayOfNumber } from '../summaries/days.ts';
import { nextDayOf } from './expected-days.ts';
import { type Chain, findChain, mostOf, STAYING, VARYING } from './find-chain.ts';
import { isRecurring, type Surroundings } from './judge-chain.ts';
import { partOfTwo } from './part-of-two.ts';
import { isOneParty, Parties } from './parties.ts';
import {
  eventsOf,
  isWithin,
  type Payment,
  type PaymentEvent,
  type SizedPayment,
  withSize,
} from './payment.ts';
import { RHYTHMS } from './rhythms.ts';

export interface RecurringPayment {
  /** Oldest first. */
  readonly rows: readonly Payment[];
  readonly everyDays: number;
  /** Of what keeps to a day of the month; null: a number of days. */
  readonly everyMonths: number | null;
  /** When the next one is to be expected: today at the earliest. Of what has ended: when the one that did not come was. */
  readonly nextDate: CalendarDay;
  /** The next one is so long overdue that none is expected any more. */
  readonly hasEnded: boolean;
}

/** How many payments under one name are looked for. */
const MOST_OF_A_NAME = 8;

interface Found {
  readonly chain: Chain;
  readonly isVague: boolean;
}

const rowsOf = ({ events }: Chain): SizedPayment[] => events.flatMap(({ rows }) => rows);

const weight = ({ events, steps }: Chain): number =>
  events.length - 0.3 * steps.reduce((sum, step) => sum + step - 1, 0);

/** Finds payments among the rows of one name. */
class Search {
  readonly #parties: Parties;
  readonly #isVague: boolean;

  constructor(parties: Parties, isVague: boolean) {
    this.#parties = parties;
    this.#isVague = isVague;
  }

  /** All recurring payments, one after the other. */
  findAll(rows: readonly SizedPayment[]): Found[] {
    const found: Found[] = [];
    let left = rows;
    while (found.length < MOST_OF_A_NAME) {
      const best = this.#findBest(left);
      if (best === undefined) break;
      const part = partOfTwo(best);
      const chain = part !== undefined && this.#isOne(part, true) ? part : best;
      found.push({ chain, isVague: this.#isVague });
      const taken = new Set(rowsOf(chain));
      left = left.filter((row) => !taken.has(row));
    }
    return found;
  }

  /**
   * The best one. Two of different prices at the same time are not one of which the amount varies, although they may look
   * like it.
   */
  #findBest(rows: readonly SizedPayment[]): Chain | undefined {
    const priced = eventsOf(rows, true);
    const ofOnePrice = this.#findLongest(priced, true);
    const varying = this.#findLongest(eventsOf(rows, false), false);
    if (ofOnePrice === undefined || varying === undefined) return ofOnePrice ?? varying;
    if (weight(varying) <= weight(ofOnePrice)) return ofOnePrice;
    const others = priced.filter((event) => !ofOnePrice.events.includes(event));
    const second = this.#findLongest(others, true);
    return second !== undefined && areMore([ofOnePrice, second], varying) ? ofOnePrice : varying;
  }

  #findLongest(events: readonly PaymentEvent[], ofOnePrice: boolean): Chain | undefined {
    let best: Chain | undefined;
    for (const rhythm of RHYTHMS) {
      if (best !== undefined && mostOf(events, rhythm) <= weight(best)) continue;
      const chain = findChain(events, rhythm, ofOnePrice ? STAYING : VARYING);
      if (chain === undefined || (best !== undefined && weight(chain) <= weight(best))) continue;
      if (this.#isOne(chain, ofOnePrice)) best = chain;
    }
    return best;
  }

  #isOne(chain: Chain, ofLikeAmounts: boolean): boolean {
    const rows = rowsOf(chain);
    const isParty = !this.#isVague || (chain.events.length > 2 && isOneParty(rows));
    const around = (): Surroundings => ({
      party: this.#parties.around(rows, ofLikeAmounts),
      ofLikeAmounts,
    });
    return isParty && isRecurring(chain, around);
  }
}

const overlap = (a: Chain, b: Chain): boolean =>
  (a.events[0]?.day ?? 0) < (b.events.at(-1)?.day ?? 0) &&
  (b.events[0]?.day ?? 0) < (a.events.at(-1)?.day ?? 0);

/** Whether two payments at the same time tell more than one of which the amount varies. */
const areMore = ([one, other]: readonly [Chain, Chain], varying: Chain): boolean =>
  overlap(one, other) && 2 * (weight(one) + weight(other)) > weight(varying);

const usualSize = ({ events }: Chain): bigint =>
  events.map(({ size }) => size).toSorted((a, b) => (a < b ? -1 : 1))[events.length >> 1] ?? 0n;

/** Whether what a vague name found is several payments of different amounts, each known by its exact name. */
function isMixture(chain: Chain, sure: readonly Found[]): boolean {
  const own = new Set(rowsOf(chain));
  const sizes = sure
    .map((one) => one.chain)
    .filter(({ events }) => events.length * 4 >= chain.events.length)
    .filter((part) => rowsOf(part).filter((row) => own.has(row)).length * 5 >= rowsOf(part).length * 4)
    .map(usualSize);
  return sizes.some((size) => sizes.some((other) => !isWithin(size, other, 140n)));
}

const isExpected = ({ events, rhythm }: Chain, today: number): boolean =>
  today - (events.at(-1)?.day ?? 0) <= rhythm.days + rhythm.grace;

function present(chain: Chain, today: number): RecurringPayment {
  const hasEnded = !isExpected(chain, today);
  const next = nextDayOf(chain);
  return {
    rows: rowsOf(chain),
    everyDays: Math.round(chain.rhythm.days),
    everyMonths: chain.rhythm.months,
    nextDate: dayOfNumber(hasEnded ? next : Math.max(today, next)),
    hasEnded,
  };
}

/**
 * The recurring payments among these rows of which another one is to be expected. Rows are looked for under several names,
 * since banks write one party in several ways; of what is found the longest wins, and a row belongs to one payment.
 * @param includeEnded also those that have ended
 */
export function detectRecurring(
  rows: readonly Payment[],
  today: CalendarDay,
  includeEnded = false,
): RecurringPayment[] {
  const past = rows.filter(({ localDate }) => localDate <= today).map(withSize);
  const oldestFirst = past.filter(({ size }) => size > 0n).toSorted((a, b) => a.day - b.day);
  const parties = new Parties(oldestFirst);
  const [exact, vague] = [new Search(parties, false), new Search(parties, true)];
  const sure = parties.exact.flatMap((group) => exact.findAll(group));
  const unsure = parties.vague.flatMap((group) => vague.findAll(group));
  const found = [...sure, ...unsure.filter(({ chain }) => !isMixture(chain, sure))];
  const ranked = found.toSorted(
    (a, b) => weight(b.chain) - weight(a.chain) || Number(a.isVague) - Number(b.isVague),
  );
  const taken = new Set<SizedPayment>();
  const now = dayNumber(today);
  const kept: RecurringPayment[] = [];
  for (const { chain } of ranked) {
    const own = rowsOf(chain);
    if (own.some((row) => taken.has(row))) continue;
    for (const row of own) taken.add(row);
    if (includeEnded || isExpected(chain, now)) kept.push(present(chain, now));
  }
  return kept;
}
