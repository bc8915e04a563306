import { momentOf } from './calendar-day.ts';
import type { Product } from './product.ts';
import { isReadLately, type LastRead, type PartReads, productVersion } from './product-versions.ts';

const PRODUCT: Product = 'investmentTransactions';

/** A bank that was not read for longer brings more than one day's news, and all of it is read at once. */
const USUAL_GAP_MS = 4 * 86_400_000;

/** An investment that is shown. */
export interface Holding {
  readonly id: string;
  /** Digest of the numbers that a purchase or a sale moves, and a price does not. */
  readonly figures: string;
  /** It has paid out before, which moves none of its numbers. */
  readonly pays: boolean;
  /** The day of its position, as Pluggy gives it; null: none. */
  readonly date: string | null;
}

/**
 * What is known of the movements of each investment, if they may be read in turn: all that is known to have happened is that
 * the time of all of them has moved. Null: they are read together.
 * @param reads what is kept of the last read of each product; none, unless the run is routine
 */
export function partsInTurn(raw: unknown, reads: readonly LastRead[], now: Date): PartReads | null {
  const last = reads.find(({ product }) => product === PRODUCT);
  if (last?.state !== 'done' || (last.oddObjects ?? 0) > 0 || last.version == null) return null;
  const isTold = productVersion(raw, PRODUCT) !== null;
  return isTold && isReadLately(momentOf(last.doneAt), PRODUCT, now) ? (last.parts ?? null) : null;
}

/** Whether movements are known to have come that were not read yet. */
export function owesMovements(raw: unknown, reads: readonly LastRead[]): boolean {
  const last = reads.find(({ product }) => product === PRODUCT);
  const version = productVersion(raw, PRODUCT);
  return last?.state === 'done' && last.version != null && version !== null && version !== last.version;
}

/** Of no day there is no distance either: the answer is NaN. */
function newestDay(holdings: readonly Holding[]): number {
  const days = holdings.map(({ date }) => momentOf(date)?.getTime()).filter((day) => day !== undefined);
  return days.length === 0 ? Number.NaN : Math.max(...days);
}

/** Whether the same investments are held, and their positions are no more than a few days newer. */
export function isOneStep(before: readonly Holding[], now: readonly Holding[]): boolean {
  const [ids, nowIds] = [before, now].map((holdings) => holdings.map(({ id }) => id).join());
  return ids === nowIds && newestDay(now) - newestDay(before) <= USUAL_GAP_MS;
}

const inOrder = (one: string | null, other: string | null): number =>
  (one ?? '') < (other ?? '') ? -1 : (one ?? '') > (other ?? '') ? 1 : 0;

/**
 * Which investments' movements are read now, and which are owed: read in one of the next runs. Those whose own numbers moved are
 * read in any case. What else moved shows in none of them: those that have paid out before come first, then the longest unread.
 * @param room for how many calls there is room
 */
export function movementsInTurn(
  holdings: readonly Holding[],
  parts: PartReads,
  version: string | null,
  room: number,
): { readonly now: readonly string[]; readonly owed: readonly string[] } {
  const unread = holdings.filter(({ id }) => parts[id]?.version !== version);
  const moved = unread.filter(({ id, figures }) => parts[id]?.figures !== figures);
  const others = unread
    .filter((holding) => !moved.includes(holding))
    .toSorted(
      (one, other) =>
        Number(other.pays) - Number(one.pays) ||
        inOrder(parts[one.id]?.version ?? null, parts[other.id]?.version ?? null),
    );
  const ids = [...moved, ...others].map(({ id }) => id);
  const count = Math.max(moved.length, Math.min(room, ids.length), 0);
  return { now: ids.slice(0, count), owed: ids.slice(count) };
}
