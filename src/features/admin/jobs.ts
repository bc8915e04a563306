import { PublicError } from '../../domain/errors.ts';
import type { JobState } from '../../domain/work-states.ts';
import { findJob, type JobRow, listJobs, listJobsOfKey } from '../../queue/list-jobs.ts';
import { replayDeadJobs } from '../../queue/replay-dead-jobs.ts';
import type { Needs } from '../shared/Parts.ts';
import { type Page, type PageRequest, pageOf } from '../shared/page.ts';

/** Work that waits, runs or was given up, in the order in which it was asked for. */
export async function listWork(
  { database }: Needs<'database'>,
  state: JobState | undefined,
  { after, limit }: PageRequest<readonly [string]>,
): Promise<Page<JobRow, readonly [string]>> {
  const found = await database.asSystem((tx) => listJobs(tx, state, after?.[0], limit + 1), 'read');
  return pageOf(found, limit, ({ id }) => [id] as const);
}

/**
 * Gives a job that was given up another chance, now and with all its attempts.
 * @returns the job that waits in its place, which has another id
 * @throws {PublicError} job_not_found, job_not_dead
 */
export async function replayJob(
  { database, clock }: Needs<'database' | 'clock'>,
  id: string,
): Promise<JobRow> {
  return database.asSystem(async (tx) => {
    const job = await findJob(tx, id);
    if (job === undefined) throw new PublicError('job_not_found');
    const { kind, key } = job;
    if (job.state !== 'dead') throw new PublicError('job_not_dead');
    await replayDeadJobs(tx, clock.now(), { kind, key });
    const waiting = (await listJobsOfKey(tx, key)).find((one) => one.kind === kind && one.state === 'ready');
    if (waiting === undefined) throw new PublicError('job_not_found'); // somebody else replayed it meanwhile
    return waiting;
  });
}
