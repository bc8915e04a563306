import type { Queryable } from '../../Queryable.ts';
import type { CallCount } from './note-call-counts.ts';

export interface ListedCallCount extends CallCount {
  /** The minute, as PostgreSQL wrote it. */
  readonly place: string;
}

/** Where a page ended: the last row's `place` and endpoint. */
export type CallCountPlace = readonly [string, string];

/** $1 since, $2 and $3 the place, $4 how many. */
const LIST = `
select minute, endpoint, calls, refused, failed, held_back as "heldBack", minute::text as place
from pluggy.call_counts
where ($1::timestamptz is null or minute >= $1) and minute <= coalesce($2::timestamptz, 'infinity')
  and ($2::timestamptz is null or minute < $2 or endpoint > $3)
order by minute desc, endpoint limit $4`;

/** The calls at Pluggy, the latest minute first. */
export async function listCallCounts(
  db: Queryable,
  since: Date | undefined,
  after: CallCountPlace | undefined,
  limit: number,
): Promise<ListedCallCount[]> {
  const values = [since ?? null, after?.[0] ?? null, after?.[1] ?? null, limit];
  return (await db.query<ListedCallCount>(LIST, values)).rows;
}
