import type { Queryable } from '../store/Queryable.ts';
import { type JobRequest, RANK } from './job.ts';
import { MAX_ATTEMPTS } from './retry-delay.ts';
import { REQUEST } from './sql/request.ts';
import { type Due, tellWorkers } from './tell-workers.ts';

/** The seven parameters of a request (`sql/request.ts`); its rank is not among them. */
export function requestValues(now: Date, job: JobRequest): readonly unknown[] {
  return [
    job.kind,
    job.key,
    job.serial ?? `${job.kind}:${job.key}`,
    JSON.stringify(job.payload ?? {}),
    job.runAt ?? now,
    job.maxAttempts ?? MAX_ATTEMPTS,
    now,
  ];
}

/** Requests as one parameter of a statement that makes them with others: see `requestsIn`. */
export const requestsAsJson = (jobs: readonly JobRequest[], now: Date): string =>
  JSON.stringify(
    jobs.map((job) => {
      const [kind, key, serial, , runAt, maxAttempts] = requestValues(now, job);
      const { payload = {}, rank = RANK.known } = job;
      return { kind, key, serial, payload, run_at: runAt, max_attempts: maxAttempts, rank };
    }),
  );

/**
 * Asks for work, inside the caller's transaction: the request exists if and only if the transaction commits, and
 * workers wake up then. A request always leads to a run that starts after it. A transaction that makes several
 * should make them in the order of their keys, so that no two of them wait for each other.
 */
export async function requestJob(db: Queryable, now: Date, job: JobRequest): Promise<void> {
  const values = [...requestValues(now, job), job.rank ?? RANK.known];
  const { rows } = await db.query<Due>({ name: 'pluggy-jobs-request', text: REQUEST, values });
  for (const due of rows) tellWorkers(db, due);
}
