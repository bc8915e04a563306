import { PluggyInvalidAnswerError } from '../../pluggy/pluggy-errors.ts';
import type { RawAnswer } from '../../pluggy/RawAnswer.ts';

/** What one page says of its list. */
export interface ListCount {
  /** Rows of this page. */
  readonly rows: number;
  /** Rows of all pages; null: the page does not say. */
  readonly total: number | null;
  readonly pages: number;
}

const whole = (value: unknown): value is number => Number.isInteger(value);

export function countOf(answer: RawAnswer): ListCount {
  const page = answer.json<{ results?: unknown; total?: unknown; totalPages?: unknown } | null>();
  return {
    rows: Array.isArray(page?.results) ? page.results.length : 0,
    total: whole(page?.total) ? page.total : null,
    pages: whole(page?.totalPages) ? page.totalPages : 1,
  };
}

/** A list as it was read, from its first page to its last. */
export interface CountedList {
  readonly ids: readonly string[];
  /** With those that stood in it twice. */
  readonly rows: number;
  readonly total: number | null;
}

/** Whether a list lacks rows that it counts, or has one twice in the place of another. */
export const isShort = ({ ids, total }: Pick<CountedList, 'ids' | 'total'>): boolean =>
  total !== null && new Set(ids).size < total;

const isFull = ({ rows, total }: CountedList): boolean => total !== null && rows >= total;

/**
 * Two readings of a list that each lacked rows have to make up for each other; where they don't, there is something that
 * this service does not see, and the list counts as not read.
 * @throws {PluggyInvalidAnswerError}
 */
export function assertWhole(path: string, first: CountedList, second: CountedList): void {
  const ids = new Set([...first.ids, ...second.ids]);
  if (!isShort({ ids: [...ids], total: second.total })) return;
  // twice as many rows as it counts, and the same: Pluggy itself has a row twice
  if (isFull(first) && isFull(second) && ids.size === new Set(first.ids).size) return;
  throw new PluggyInvalidAnswerError({ method: 'GET', path }, 'the list has fewer rows than it counts');
}
