import { systemClock } from '../../src/domain/clock.ts';
import { silentLogger } from '../../src/domain/logger.ts';
import type { JobHandler } from '../../src/queue/job.ts';
import { requestJob } from '../../src/queue/request-job.ts';
import type { Fence } from '../../src/queue/sql/lease.ts';
import { Worker } from '../../src/queue/Worker.ts';
import type { Database } from '../../src/store/Database.ts';

const KIND = 'bench-write-pages';

/** Runs `work` as a job of the queue, so that its writes are guarded like those of a sync. */
export async function runAsJob<T>(database: Database, work: (fence: Fence) => Promise<T>): Promise<T> {
  let result: Promise<T> | undefined;
  const handler: JobHandler = async (_job, { fence }) => {
    result = work(fence);
    await result.catch(() => {}); // a job that failed would be tried again; the failure is the caller's
    return { kind: 'done' };
  };
  const handlers = { [KIND]: handler };
  const worker = new Worker({ database, clock: systemClock, logger: silentLogger, handlers });
  await requestJob(database, systemClock.now(), { kind: KIND, key: KIND });
  await worker.runUntilIdle();
  if (result === undefined) throw new Error('the job of the benchmark was not run');
  return result;
}
