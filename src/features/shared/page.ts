/** What is asked of a list: where the page before ended, and how many rows. */
export interface PageRequest<Place> {
  readonly after?: Place | undefined;
  readonly limit: number;
}

export interface Page<Row, Place> {
  readonly rows: readonly Row[];
  /** Where this page ends; null: nothing comes after it. */
  readonly next: Place | null;
}

/** @param found one row more than the limit, where there are so many */
export function pageOf<Row, Place>(
  found: readonly Row[],
  limit: number,
  placeOf: (row: Row) => Place,
): Page<Row, Place> {
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows, next: found.length > limit && last !== undefined ? placeOf(last) : null };
}
