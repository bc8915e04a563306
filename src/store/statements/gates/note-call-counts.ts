import type { Queryable } from '../../Queryable.ts';

export interface CallCount {
  readonly minute: Date;
  readonly endpoint: string;
  /** Sent. */
  readonly calls: number;
  /** Of them, answered with 429. */
  readonly refused: number;
  /** Of them, without a usable answer, or with 5xx. */
  readonly failed: number;
  /** Not sent. */
  readonly heldBack: number;
}

/** $1 to $6 one list a column. In one order, so that two processes do not wait for each other. */
const ADD = `
insert into pluggy.call_counts as c (minute, endpoint, calls, refused, failed, held_back)
select * from unnest($1::timestamptz[], $2::text[], $3::integer[], $4::integer[], $5::integer[], $6::integer[])
  as n (minute, endpoint, calls, refused, failed, held_back) order by minute, endpoint
on conflict (minute, endpoint) do update set calls = c.calls + excluded.calls, refused = c.refused + excluded.refused,
  failed = c.failed + excluded.failed, held_back = c.held_back + excluded.held_back`;

const COLUMNS = ['minute', 'endpoint', 'calls', 'refused', 'failed', 'heldBack'] as const;

export async function noteCallCounts(db: Queryable, counts: readonly CallCount[]): Promise<void> {
  await db.query(
    ADD,
    COLUMNS.map((column) => counts.map((count) => count[column])),
  );
}
