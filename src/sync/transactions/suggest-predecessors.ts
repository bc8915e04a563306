import type { TransactionId } from '../../domain/ids.ts';
import type { LinkableRow } from './match-replacements.ts';
import { apart, areRelated, DAYS_MOVED, fold, isGone, mayFollow, TOGETHER_MS } from './match-replacements.ts';

/** The deposit of a hotel or of a rented car is booked when the stay ends. */
export const DAYS_SUGGESTED = 10;

/** A row that may be another one under a new id, where the person has to say. */
export interface Suggestion {
  readonly oldId: TransactionId;
  readonly newId: TransactionId;
}

interface Pair {
  readonly gone: LinkableRow;
  readonly came: LinkableRow;
  /** The smaller, the likelier: compared number by number. */
  readonly rank: readonly number[];
}

const daysBetween = (gone: LinkableRow, came: LinkableRow): number => Math.abs(came.day - gone.day);

/** How far the amounts are apart, as a share of the larger one; 1 in two currencies. Only for a ranking, hence numbers. */
function difference(one: string, other: string): number {
  const [[left = '', leftIn], [right = '', rightIn]] = [one.split(' '), other.split(' ')];
  if (leftIn !== rightIn) return 1;
  const [a, b] = [Number(left), Number(right)];
  return a === b ? 0 : Math.abs(a - b) / Math.max(Math.abs(a), Math.abs(b));
}

/** A booked row, or another pending one that came to light with the same reading of the bank. */
const isLater = (gone: LinkableRow, came: LinkableRow): boolean =>
  came.status === 'POSTED' || apart(gone, came) <= TOGETHER_MS;

/** The words say so; where a row has none, the amount does. */
function resembles(gone: LinkableRow, came: LinkableRow): boolean {
  if (gone.text !== '' && came.text !== '') return areRelated(gone.text, came.text);
  return gone.money === came.money && daysBetween(gone, came) <= DAYS_MOVED;
}

const mayBe = (gone: LinkableRow, came: LinkableRow): boolean =>
  gone.status === 'PENDING' &&
  gone.type === came.type &&
  !came.isReplacement &&
  daysBetween(gone, came) <= DAYS_SUGGESTED &&
  mayFollow(gone, came) &&
  isLater(gone, came) &&
  resembles(gone, came);

const rankOf = (gone: LinkableRow, came: LinkableRow): number[] => [
  gone.text === came.text ? 0 : 1,
  difference(gone.money, came.money),
  daysBetween(gone, came),
  apart(gone, came),
];

function compare(left: Pair, right: Pair): number {
  const at = left.rank.findIndex((one, index) => one !== right.rank[index]);
  if (at >= 0) return (left.rank[at] ?? 0) - (right.rank[at] ?? 0);
  return `${left.gone.id}${left.came.id}` < `${right.gone.id}${right.came.id}` ? -1 : 1;
}

const nameOf = (oldId: string, newId: string): string => `${oldId} ${newId}`;

/**
 * For pending rows that went and have no sure successor: the row that each may be now, one to one, the likeliest first; the
 * same whatever order the rows are in. A tip, a hold at a petrol station, a booking in another currency, a stay at a hotel.
 * @param refused pairs that the person has refused
 * @param open pairs that the person is asked about already: their rows are in no other
 */
export function suggestPredecessors(
  rows: readonly LinkableRow[],
  refused: readonly Suggestion[],
  open: readonly Suggestion[],
): Suggestion[] {
  const folded = rows.map((row) => ({ ...row, text: fold(row.text) }));
  const no = new Set(refused.map(({ oldId, newId }) => nameOf(oldId, newId)));
  const came = folded.filter((row) => !isGone(row));
  const pairs = folded
    .filter(isGone)
    .flatMap((gone) =>
      came
        .filter((row) => !no.has(nameOf(gone.id, row.id)) && mayBe(gone, row))
        .map((row): Pair => ({ gone, came: row, rank: rankOf(gone, row) })),
    );
  const taken = new Set(open.flatMap(({ oldId, newId }) => [oldId, newId]));
  const found: Suggestion[] = [];
  for (const { gone, came: next } of pairs.sort(compare)) {
    if (taken.has(gone.id) || taken.has(next.id)) continue;
    taken.add(gone.id).add(next.id);
    found.push({ oldId: gone.id, newId: next.id });
  }
  return found;
}
