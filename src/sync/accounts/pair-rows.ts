import type { TransactionId } from '../../domain/ids.ts';
import type { PassingRow } from '../../store/statements/annotations/list-passing-rows.ts';

export interface Pair {
  readonly fromId: TransactionId;
  readonly toId: TransactionId;
}

/** The same whatever the case, the accents and the spaces. */
const plain = (text: string | null): string =>
  (text ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();

const textOf = ({ description, descriptionRaw }: PassingRow): string =>
  plain(description) || plain(descriptionRaw);

/** What two rows that are one at the bank have in common. */
const keyOf = (row: PassingRow): string => [row.day, row.money, textOf(row)].join('\n');

/** What tells rows apart that have all that in common. */
const closerKeyOf = (row: PassingRow): string => [row.instant, plain(row.descriptionRaw)].join('\n');

function groupBy(
  rows: readonly PassingRow[],
  key: (row: PassingRow) => string,
): readonly (readonly PassingRow[])[] {
  const groups = new Map<string, PassingRow[]>();
  for (const row of rows) groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  return [...groups.values()];
}

const byId = (a: PassingRow, b: PassingRow): number => (a.id < b.id ? -1 : 1);

function sidesOf(rows: readonly PassingRow[]): readonly [PassingRow[], PassingRow[]] {
  return [rows.filter(({ isFrom }) => isFrom).sort(byId), rows.filter(({ isFrom }) => !isFrom).sort(byId)];
}

/** Rows that look alike: sure where there are as many on both sides and the same is said of all, or each is told apart. */
function pairAlike(rows: readonly PassingRow[]): [PassingRow, PassingRow][] {
  const [from, to] = sidesOf(rows);
  if (from.length !== to.length) return [];
  const isSaidOfAll = from.every(({ annotation }) => annotation === from[0]?.annotation);
  if (isSaidOfAll) return from.flatMap((row, index) => (to[index] === undefined ? [] : [[row, to[index]]]));
  return groupBy(rows, closerKeyOf).flatMap((closer): [PassingRow, PassingRow][] => {
    const [[one, ...more], [other, ...others]] = sidesOf(closer);
    return one !== undefined && other !== undefined && more.length + others.length === 0
      ? [[one, other]]
      : [];
  });
}

/**
 * Pairs what is said of rows of an ended account with the same rows of the same account through another connection:
 * of the same day, amount, currency and text. Where it is not sure which is which, there is no pair.
 */
export function pairRows(rows: readonly PassingRow[]): Pair[] {
  return groupBy(
    rows.filter((row) => textOf(row) !== ''),
    keyOf,
  )
    .flatMap(pairAlike)
    .filter(([{ annotation, isPassed }]) => annotation !== null && !isPassed)
    .map(([from, to]) => ({ fromId: from.id, toId: to.id }));
}
