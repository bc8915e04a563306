import type { Queryable } from '../../Queryable.ts';

export interface RequestCount {
  /** SHA-256, hexadecimal. */
  readonly name: string;
  readonly minute: Date;
  readonly count: number;
}

/** $1 to $3 one list a column. In one order, so that two processes do not wait for each other. */
const NOTE = `
insert into pluggy.request_counts as c (name, minute, count)
select decode(name, 'hex'), minute, count from unnest($1::text[], $2::timestamptz[], $3::integer[]) as n (name, minute, count)
order by name, minute
on conflict (name, minute) do update set count = c.count + excluded.count
returning encode(name, 'hex') as name, minute, count`;

/** Adds requests to those of the other processes. @returns how many there are with them */
export async function noteRequests(db: Queryable, counts: readonly RequestCount[]): Promise<RequestCount[]> {
  const columns = [
    counts.map(({ name }) => name),
    counts.map(({ minute }) => minute),
    counts.map(({ count }) => count),
  ];
  return (await db.query<RequestCount>(NOTE, columns)).rows;
}
