import { type Chain, findChain, STAYING } from './find-chain.ts';
import { hasOnePrice } from './judge-chain.ts';
import type { PaymentEvent } from './payment.ts';
import { MONTHLY, TWICE_A_MONTH } from './rhythms.ts';

/** Below and above the greatest step between their amounts. */
function bySize(events: readonly PaymentEvent[]): readonly (readonly PaymentEvent[])[] {
  const sizes = events.map(({ size }) => size).toSorted((a, b) => (a < b ? -1 : 1));
  let [below, greatest] = [0n, 0n];
  for (const [index, size] of sizes.slice(1).entries()) {
    const before = sizes[index] ?? size;
    const step = (size * 1000n) / before;
    if (step > greatest) [below, greatest] = [before, step];
  }
  return [events.filter(({ size }) => size <= below), events.filter(({ size }) => size > below)];
}

/**
 * Two payments a month of one name and of prices that are near look like one that comes twice a month: two subscriptions of
 * one shop, or a salary and its advance. Where the amounts fall into two, and each of them comes every month at a price of its own, they are two.
 * @returns the longer one; undefined: it is one payment
 */
export function partOfTwo(chain: Chain): Chain | undefined {
  if (!TWICE_A_MONTH.includes(chain.rhythm) || hasOnePrice(chain)) return undefined;
  const parts: Chain[] = [];
  for (const events of bySize(chain.events)) {
    const part = findChain(events, MONTHLY, STAYING);
    if (part === undefined || !hasOnePrice(part) || part.events.length * 5 < events.length * 4)
      return undefined;
    parts.push(part);
  }
  return parts.toSorted((a, b) => b.events.length - a.events.length)[0];
}
