import { MAX_PAGE } from '../contract/inputs.ts';

interface Asked<Place> {
  readonly after?: Place | undefined;
  readonly limit: number;
}

interface Found<Row, Place> {
  readonly rows: readonly Row[];
  /** Null: nothing comes after it. */
  readonly next: Place | null;
}

/** All pages of a list, never an empty one. Each is asked for when the one before has been used, so that a slow reader holds no connection. */
export async function* pagesOf<Row, Place>(
  read: (asked: Asked<Place>) => Promise<Found<Row, Place>>,
): AsyncGenerator<readonly Row[], void, void> {
  let after: Place | undefined;
  do {
    const { rows, next } = await read({ after, limit: MAX_PAGE });
    if (rows.length > 0) yield rows;
    after = next ?? undefined;
  } while (after !== undefined);
}
