import { systemClock } from '../../src/domain/clock.ts';
import { type AccountId, parseUserId } from '../../src/domain/ids.ts';
import type { Database } from '../../src/store/Database.ts';
import { Documents } from '../../src/store/documents/Documents.ts';
import { writePage } from '../../src/sync/transactions/write-page.ts';
import { BENCH_KEYRING } from '../support/bench-keyring.ts';
import { measure } from '../support/measure.ts';
import type { Side } from '../support/Side.ts';
import { serverCpuOf } from '../support/server-cpu.ts';
import { withDatabase } from '../support/with-database.ts';
import { flush } from '../write-path/flush.ts';
import { runAsJob } from '../write-path/run-as-job.ts';

export interface FreshPage {
  readonly accountId: AccountId;
  readonly body: Buffer;
}

/**
 * Writes pages of new rows, each of another account, one after the other on one connection: commits that do not wait for
 * the disk, as a sync's do, and at the end the wait of its job's.
 */
export async function writeFreshPages(
  databaseUrl: string,
  pages: readonly FreshPage[],
  rows: number,
): Promise<Side> {
  const userId = parseUserId('user-0') ?? null;
  const cpu = await serverCpuOf(databaseUrl);
  const write = (jobs: Database, database: Database): Promise<Side> =>
    runAsJob(jobs, async (fence) => {
      const documents = new Documents(jobs, BENCH_KEYRING);
      let created = 0;
      const before = cpu();
      const measurement = await measure(async () => {
        for (const { accountId, body } of pages) {
          const target = { accountId, userId, documents, fence, now: systemClock.now() };
          created += (await writePage(database, body, target)).created;
        }
        await flush(jobs);
      });
      const after = cpu();
      if (created !== rows) throw new Error(`the write path made ${created} of ${rows} rows`);
      const serverCpuUs = before === undefined || after === undefined ? undefined : after - before;
      return { ...measurement, serverCpuUs };
    });
  return withDatabase(
    databaseUrl,
    (jobs) => withDatabase(databaseUrl, (database) => write(jobs, database), 1, true),
    2,
  );
}
