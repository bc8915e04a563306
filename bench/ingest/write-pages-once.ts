import { systemClock } from '../../src/domain/clock.ts';
import { silentLogger } from '../../src/domain/logger.ts';
import type { Fence } from '../../src/queue/fence.ts';
import type { JobHandler } from '../../src/queue/job.ts';
import { requestJob } from '../../src/queue/request-job.ts';
import { Worker } from '../../src/queue/Worker.ts';
import type { Database } from '../../src/store/Database.ts';
import type { SweepEdge } from '../../src/store/sql/write-transactions.ts';
import { edgeAfter } from '../../src/sync/page-edge.ts';
import { writePage } from '../../src/sync/write-page.ts';
import { type Measurement, measure } from '../support/measure.ts';
import { type IngestBench, withService } from './IngestBench.ts';
import type { AccountPages } from './read-account-pages.ts';

const WRITE_PAGES = 'bench-write-pages';

async function writeAll(
  database: Database,
  { userId }: IngestBench,
  accounts: readonly AccountPages[],
  fence: Fence,
): Promise<number> {
  let created = 0;
  for (const { accountId, pages } of accounts) {
    let edge: SweepEdge = { oldest: null, atOldest: [] };
    for (const { body, next } of pages) {
      const target = { accountId, userId, fence, now: systemClock.now() };
      const after = edgeAfter(body, edge);
      const span = { from: edge, downTo: next === null ? null : after.oldest };
      const written = await writePage(database, body, target, { span, isNewAccount: true });
      edge = after;
      created += written.created;
    }
  }
  return created;
}

/** Runs `work` as a job of the queue, so that its writes are guarded like those of a sync. */
async function runAsJob<T>(database: Database, key: string, work: (fence: Fence) => Promise<T>): Promise<T> {
  let result: Promise<T> | undefined;
  const handler: JobHandler = async (_job, { fence }) => {
    result = work(fence);
    await result.catch(() => {}); // a job that failed would be tried again; the failure is the caller's
    return { kind: 'done' };
  };
  const handlers = { [WRITE_PAGES]: handler };
  const worker = new Worker({ database, clock: systemClock, logger: silentLogger, handlers });
  await requestJob(database, systemClock.now(), { kind: WRITE_PAGES, key });
  await worker.runUntilIdle();
  if (result === undefined) throw new Error('the job of the benchmark was not run');
  return result;
}

/**
 * The write path alone: the pages are at hand, and each is written as a sweep writes it, under the lease of a
 * real job, one after the other on one connection.
 */
export function writePagesOnce(bench: IngestBench, accounts: readonly AccountPages[]): Promise<Measurement> {
  return withService(bench, async ({ database }) => {
    let created = 0;
    const measurement = await runAsJob(database, bench.itemId, (fence) =>
      measure(async () => {
        created = await writeAll(database, bench, accounts, fence);
      }),
    );
    if (created !== bench.rows) throw new Error(`the write path made ${created} of ${bench.rows} rows`);
    return measurement;
  });
}
