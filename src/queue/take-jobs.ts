import type { Queryable } from '../store/Queryable.ts';
import { StoreError } from '../store/store-error.ts';
import { TAKE, type TakenRow } from './sql/take.ts';

export interface TakeRequest {
  worker: string;
  now: Date;
  limit: number;
  leaseUntil: Date;
  kinds: readonly string[];
}

function isSerialRace(error: unknown): boolean {
  return error instanceof StoreError && error.constraint === 'jobs_one_running_per_serial';
}

/** Leases due jobs to the worker. */
export async function takeJobs(db: Queryable, request: TakeRequest): Promise<TakenRow[]> {
  const { worker, now, limit, leaseUntil, kinds } = request;
  for (;;) {
    try {
      const values = [worker, now, limit, leaseUntil, [...kinds]];
      return (await db.query<TakenRow>({ name: 'pluggy-jobs-take', text: TAKE, values })).rows;
    } catch (error) {
      // another worker has just won this serial and committed, so the next try passes it by
      if (!isSerialRace(error)) throw error;
    }
  }
}
