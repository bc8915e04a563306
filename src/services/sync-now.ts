import { PublicError } from '../domain/errors.ts';
import type { ItemId, UserId } from '../domain/ids.ts';
import { isInProgress } from '../domain/item.ts';
import { requestSync } from '../inbox/request-sync.ts';
import type { JobHandlers } from '../queue/job.ts';
import { Worker } from '../queue/Worker.ts';
import { listItemIds, readSyncStandings, type SyncStanding } from '../store/sql/sync-standing.ts';
import { forgetReadsOfItem } from '../store/sql/upsert-accounts.ts';
import type { Parts } from './Parts.ts';

export type SyncChoice = { readonly itemId: ItemId } | { readonly userId: UserId } | { readonly all: true };

/** `waiting`: the bank is being read, or the person is being asked; it is synced once that has ended. */
export type SyncResult = 'running' | 'done' | 'failed' | 'waiting';

export interface SyncStatus {
  readonly itemId: ItemId;
  readonly result: SyncResult;
  readonly rowsRead: number;
  /** Why it failed: a code from docs/errors.md, or class and code of the job's failure. */
  readonly reason: string | null;
}

const LOOK_EVERY_MS = 250;
const STOP_MS = 5_000;

function resultOf(standing: SyncStanding, since: Date): SyncResult {
  const { job, jobError, jobRunAt, isDeleted, isDone, finishedAt } = standing;
  if (job === 'dead' || jobError !== null) return 'failed';
  // what the status says is known once the job has looked: it is over then, or has put itself off
  const hasLooked = job === null || (job === 'ready' && jobRunAt !== null && jobRunAt > since);
  if (!hasLooked) return 'running';
  if (isDeleted) return 'done';
  if (isInProgress(standing)) return 'waiting';
  if (job !== null) return 'running';
  return isDone && finishedAt !== null && finishedAt >= since ? 'done' : 'failed';
}

const statusOf =
  (since: Date) =>
  (standing: SyncStanding): SyncStatus => {
    const result = resultOf(standing, since);
    const reason = result === 'failed' ? (standing.error ?? standing.jobError ?? 'internal') : null;
    return { itemId: standing.itemId, result, rowsRead: standing.rowsRead, reason };
  };

/**
 * Syncs connections now and resolves once each has ended, one way or the other. Works beside a running service, which
 * may do part of the work. When `signal` fires, what runs is handed back; the same call later goes on from there.
 * @throws {PublicError} item_not_found
 */
export async function syncNow(
  parts: Parts,
  handlers: JobHandlers,
  choice: SyncChoice,
  report: (statuses: readonly SyncStatus[]) => void,
  signal: AbortSignal,
): Promise<readonly SyncStatus[]> {
  const { database, clock, logger, config, gate } = parts;
  const items = await listItemIds(database, config.pluggy.clientId, 'all' in choice ? {} : choice);
  if ('itemId' in choice && items.length === 0) throw new PublicError('item_not_found');
  const since = clock.now();
  for (const itemId of items) {
    await database.transaction(async (tx) => {
      await forgetReadsOfItem(tx, itemId); // events that wait would else narrow what is read
      await requestSync(tx, itemId, since);
    });
  }
  const concurrency = config.workerConcurrency;
  const room = (): Promise<number> => gate.room();
  const worker = new Worker({ database, clock, logger, handlers, concurrency, room });
  await worker.start();
  try {
    for (;;) {
      const statuses = (await readSyncStandings(database, items)).map(statusOf(since));
      report(statuses);
      if (signal.aborted || statuses.every(({ result }) => result !== 'running')) return statuses;
      await clock.sleep(LOOK_EVERY_MS, signal);
    }
  } finally {
    await worker.stop(STOP_MS);
  }
}
