import type { Queryable } from '../store/Queryable.ts';

/** Where workers hear of jobs. */
export const JOBS_CHANNEL = 'pluggy_jobs';

/** A job, and in how many milliseconds it is due. */
export interface Due {
  readonly kind: string;
  readonly waitMs: string;
}

/** Tells all workers when a job of some kind is due, once the caller's transaction has committed. */
export function tellWorkers(db: Queryable, { kind, waitMs }: Due): void {
  db.tell(JOBS_CHANNEL, `${waitMs} ${kind}`);
}

/** Tells all workers to look for jobs of any kind. */
export function tellAllWorkers(db: Queryable): void {
  db.tell(JOBS_CHANNEL, '');
}
