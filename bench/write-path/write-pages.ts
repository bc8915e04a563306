import { systemClock } from '../../src/domain/clock.ts';
import type { UserId } from '../../src/domain/ids.ts';
import type { Database } from '../../src/store/Database.ts';
import { Documents } from '../../src/store/documents/Documents.ts';
import { SyncProgress } from '../../src/sync/run/SyncProgress.ts';
import type { SyncRun } from '../../src/sync/run/SyncRun.ts';
import { sweepPages } from '../../src/sync/transactions/sweep-pages.ts';
import { BENCH_KEYRING } from '../support/bench-keyring.ts';
import { type Measurement, measure } from '../support/measure.ts';
import { withDatabase } from '../support/with-database.ts';
import type { AccountPages } from './AccountPages.ts';
import { flush } from './flush.ts';
import { runAsJob } from './run-as-job.ts';

/** A run that believes what it reads, as after a sync at the bank that succeeded; nothing is absent that it would ask about. */
const BELIEVING = { mayBeBelieved: () => true };

async function* each<T>(all: readonly T[]): AsyncGenerator<T, void, void> {
  yield* all;
}

async function writeLane(run: SyncRun, accounts: readonly AccountPages[]): Promise<void> {
  for (const { accountId, pages } of accounts) {
    const start = { edge: { oldest: null, atOldest: [] }, downTo: null, isNewAccount: true };
    for await (const page of sweepPages(run, accountId, each(pages), start)) void page;
  }
}

export interface PagesToWrite {
  readonly databaseUrl: string;
  readonly userId: UserId;
  /** Accounts that are written side by side, each of them as a sweep writes it. */
  readonly lanes: readonly (readonly AccountPages[])[];
  readonly connections: number;
  /** How many new rows that makes; another number is an error. */
  readonly rows: number;
}

/**
 * The write path alone: the pages are at hand, and each is written as a sweep writes it, under a real job's lease, on
 * so many connections, and at the end the disk has it.
 */
export function writePages(work: PagesToWrite): Promise<Measurement> {
  const { databaseUrl, userId, lanes, rows, connections } = work;
  const write = async (jobs: Database, database: Database): Promise<Measurement> => {
    const progress = new SyncProgress();
    const measurement = await runAsJob(jobs, (fence) => {
      const documents = new Documents(jobs, BENCH_KEYRING);
      const run = {
        database,
        documents,
        clock: systemClock,
        userId,
        fence,
        progress,
        absence: BELIEVING,
        mode: { kind: 'everything', named: null },
      };
      return measure(async () => {
        await Promise.all(lanes.map((lane) => writeLane(run as unknown as SyncRun, lane)));
        await flush(jobs);
      });
    });
    const { created } = progress.report;
    if (created !== rows) throw new Error(`the write path made ${created} of ${rows} rows`);
    return measurement;
  };
  return withDatabase(
    databaseUrl,
    (jobs) => withDatabase(databaseUrl, (database) => write(jobs, database), connections, true),
    2,
  );
}
