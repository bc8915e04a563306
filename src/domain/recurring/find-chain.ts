import { isWithin, type PaymentEvent } from './payment.ts';
import type { Rhythm } from './rhythms.ts';

/** Payments that follow one another in a rhythm. */
export interface Chain {
  readonly rhythm: Rhythm;
  readonly events: readonly PaymentEvent[];
  /** Between each two: how many times of the rhythm passed. */
  readonly steps: readonly number[];
}

/** How far the amounts of two payments that follow one another may be from each other, in percent of the smaller. */
export const STAYING = 145n;
export const VARYING = 600n;

interface Best {
  readonly score: number;
  readonly from: number;
  readonly steps: number;
}

const ALONE: Best = { score: 0, from: -1, steps: 0 };

/** How well one payment follows another: 1 at best; undefined: it does not. */
function linkScore(a: PaymentEvent, b: PaymentEvent, rhythm: Rhythm, percent: bigint): Best | undefined {
  const days = b.day - a.day;
  const steps = Math.max(1, Math.round(days / rhythm.days));
  const off = Math.abs(days - steps * rhythm.days);
  if (steps > rhythm.mostSteps || off > rhythm.slack || !isWithin(a.size, b.size, percent)) return undefined;
  const cost = a.size === b.size ? 0 : isWithin(a.size, b.size, 103n) ? 0.15 : 0.4;
  return { score: 1 - 0.4 * (steps - 1) - (0.3 * off) / rhythm.slack - cost, from: -1, steps };
}

/**
 * The chain of the most and best links through some of these events, which are in the order of their days.
 * @param percent how far amounts may be from one to the next
 */
export function findChain(
  events: readonly PaymentEvent[],
  rhythm: Rhythm,
  percent: bigint,
): Chain | undefined {
  const best: Best[] = [];
  let end = 0;
  for (const [index, event] of events.entries()) {
    let found = ALONE;
    for (let before = index - 1; before >= 0; before -= 1) {
      const earlier = events[before];
      if (earlier === undefined || event.day - earlier.day > rhythm.days * rhythm.mostSteps + rhythm.slack)
        break;
      const link = linkScore(earlier, event, rhythm, percent);
      const score = (best[before]?.score ?? 0) + (link?.score ?? 0);
      if (link !== undefined && score > found.score) found = { score, from: before, steps: link.steps };
    }
    best.push(found);
    if (found.score > (best[end]?.score ?? 0)) end = index;
  }
  const chain: PaymentEvent[] = [];
  const steps: number[] = [];
  for (let at = end; at >= 0; at = best[at]?.from ?? -1) {
    const event = events[at];
    if (event !== undefined) chain.unshift(event);
    if ((best[at]?.from ?? -1) >= 0) steps.unshift(best[at]?.steps ?? 1);
  }
  return chain.length < 2 ? undefined : { rhythm, events: chain, steps };
}

/** The most payments that a chain in this rhythm can have among the events. */
export function mostOf(events: readonly PaymentEvent[], { days, slack }: Rhythm): number {
  const time = (events.at(-1)?.day ?? 0) - (events[0]?.day ?? 0);
  return Math.min(events.length, Math.floor(time / (days - slack)) + 1);
}
