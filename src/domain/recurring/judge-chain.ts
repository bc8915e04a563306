import { straysOf } from './expected-days.ts';
import type { Chain } from './find-chain.ts';
import { isWithin, type PaymentEvent } from './payment.ts';
import { areInstalments } from './payment-words.ts';
import { MONTHLY } from './rhythms.ts';

const mean = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length);

const share = (some: number, all: number): number => (all === 0 ? 1 : some / all);

/** By how much a price may change from one payment to the next, in percent; by more within a year. */
const samePrice = ({ rhythm }: Chain): bigint => (rhythm.days > 300 ? 130n : 103n);

/** Whether most payments cost what the one before did, but for changes of the price. */
export function hasOnePrice(chain: Chain): boolean {
  const { events } = chain;
  const same = events
    .slice(1)
    .filter((event, index) => isWithin(event.size, events[index]?.size ?? 0n, samePrice(chain)));
  return share(same.length, events.length - 1) >= 0.6;
}

/** So many payments stand apart from whatever else there is of the same party at other times. */
const MANY = 8;

/** Nobody goes shopping for a week by the month. */
const MOST_DAYS_OF_SHOPPING = 16;

/** What a chain is judged among. */
export interface Surroundings {
  /** All events of that party, the chain's own among them. */
  readonly party: readonly PaymentEvent[];
  /** Whether only amounts like those of the chain speak against it; else any do. */
  readonly ofLikeAmounts: boolean;
}

/** Whether an amount is one that the chain might have: one of its prices, or within some 40 % of an amount of it. */
const isLike = (size: bigint, chain: readonly bigint[], ofOnePrice: boolean): boolean =>
  chain.some((one) => isWithin(one, size, ofOnePrice ? 105n : 140n));

/** Payments that might as well belong to the chain. */
function rivalsOf({ events }: Chain, { party, ofLikeAmounts }: Surroundings, ofOnePrice: boolean): number {
  const [first, last] = [events[0]?.day ?? 0, events.at(-1)?.day ?? 0];
  const own = new Set(events.flatMap(({ rows }) => rows));
  const sizes = events.map(({ size }) => size);
  const isAny = !(ofLikeAmounts || ofOnePrice) || events.length <= 2;
  return party.filter(
    ({ day, size, rows }) =>
      (events.length < MANY || (day >= first && day <= last)) &&
      (isAny || isLike(size, sizes, ofOnePrice)) &&
      !rows.some((row) => own.has(row)),
  ).length;
}

/**
 * Whether it is but a small part of what goes to that party: where there is much, chance finds a rhythm in some of it. What
 * comes every month stands out all the same, such as a shop's subscription among purchases.
 */
function isLostAmongOthers({ rhythm, events }: Chain, party: readonly PaymentEvent[]): boolean {
  if (rhythm === MONTHLY) return false;
  const [first, last] = [events[0]?.day ?? 0, events.at(-1)?.day ?? 0];
  return events.length * 3 < party.filter(({ day }) => day >= first && day <= last).length;
}

/** Whether amounts differ more than those of one service do: shopping has a weekday, too. */
function isShopping({ rhythm, events }: Chain): boolean {
  if (rhythm.days > MOST_DAYS_OF_SHOPPING) return false;
  const sizes = events.map(({ size }) => size).toSorted((a, b) => (a < b ? -1 : 1));
  const at = (part: number): bigint => sizes[Math.floor((sizes.length - 1) * part)] ?? 0n;
  return !isWithin(at(0.15), at(0.85), 150n);
}

/** Few payments show little: two of them have to be all that there is. */
const leastPurity = (count: number): number => (count <= 2 ? 1 : count <= 4 ? 0.8 : 0.7);

/** Whether the payments come when they are expected. What varies in amount has to be the more punctual. */
function isPunctual(chain: Chain, ofOnePrice: boolean): boolean {
  const { stray, meanStray } = chain.rhythm;
  const strays = straysOf(chain);
  const near = strays.filter((days) => days <= stray);
  const most = ofOnePrice ? meanStray : meanStray * 0.8;
  return (
    share(near.length, strays.length) >= 0.8 && mean(strays.map((days) => Math.min(days, 2 * stray))) <= most
  );
}

/** A pause counts as two that did not come, however long it was. */
const missedIn = ({ steps }: Chain): number => steps.reduce((sum, step) => sum + Math.min(step - 1, 2), 0);

/** Whether a chain is a recurring payment, or was one that has ended. */
export function isRecurring(chain: Chain, around: () => Surroundings): boolean {
  const { events, rhythm } = chain;
  const ofOnePrice = hasOnePrice(chain);
  const count = events.length;
  const missed = missedIn(chain);
  if (count < (ofOnePrice ? rhythm.fewest : rhythm.fewestVarying)) return false;
  if (missed * 3 > count - 1 || (count <= 3 && missed > 0)) return false;
  if (!isPunctual(chain, ofOnePrice) || areInstalments(events.flatMap(({ rows }) => rows))) return false;
  if (!ofOnePrice && isShopping(chain)) return false;
  const surroundings = around();
  if (isLostAmongOthers(chain, surroundings.party)) return false;
  return share(count, count + rivalsOf(chain, surroundings, ofOnePrice)) >= leastPurity(count);
}
