import { systemClock } from '../../src/domain/clock.ts';
import type { UserId } from '../../src/domain/ids.ts';
import type { Fence } from '../../src/queue/fence.ts';
import type { Database } from '../../src/store/Database.ts';
import type { SweepEdge } from '../../src/store/sql/write-transactions.ts';
import { writePage } from '../../src/sync/write-page.ts';
import { type Measurement, measure } from '../support/measure.ts';
import { withDatabase } from '../support/with-database.ts';
import type { AccountPages } from './AccountPages.ts';
import { runAsJob } from './run-as-job.ts';

async function writeOneByOne(
  database: Database,
  userId: UserId,
  accounts: readonly AccountPages[],
  fence: Fence,
): Promise<number> {
  let created = 0;
  for (const { accountId, pages } of accounts) {
    let edge: SweepEdge = { oldest: null, atOldest: [] };
    for (const { body, next } of pages) {
      const target = { accountId, userId, fence, now: systemClock.now() };
      const written = await writePage(database, body, target, { edge, isLast: next === null });
      edge = written.edge;
      created += written.created;
    }
  }
  return created;
}

export interface PagesToWrite {
  readonly databaseUrl: string;
  readonly userId: UserId;
  /** For each connection the accounts whose pages it writes, one after the other. */
  readonly lanes: readonly (readonly AccountPages[])[];
  /** How many new rows that makes; another number is an error. */
  readonly rows: number;
}

/** The write path alone: the pages are at hand, and each is written as a sweep writes it, under a real job's lease. */
export function writePages({ databaseUrl, userId, lanes, rows }: PagesToWrite): Promise<Measurement> {
  const write = async (database: Database): Promise<Measurement> => {
    let created: number[] = [];
    const measurement = await runAsJob(database, (fence) =>
      measure(async () => {
        const writeLane = (lane: readonly AccountPages[]): Promise<number> =>
          writeOneByOne(database, userId, lane, fence);
        created = await Promise.all(lanes.map(writeLane));
      }),
    );
    const sum = created.reduce((a, b) => a + b, 0);
    if (sum !== rows) throw new Error(`the write path made ${sum} of ${rows} rows`);
    return measurement;
  };
  return withDatabase(databaseUrl, write, lanes.length);
}
