import type { Queryable } from '../store/Queryable.ts';

const COUNT = `
select kind, state, count(*)::integer as count from pluggy.jobs group by kind, state order by kind, state`;

/** How many jobs there are of a kind in a state; such as there are. */
export interface JobCount {
  readonly kind: string;
  readonly state: string;
  readonly count: number;
}

/** All jobs, counted. */
export async function countJobs(db: Queryable): Promise<JobCount[]> {
  return (await db.query<JobCount>(COUNT)).rows;
}
