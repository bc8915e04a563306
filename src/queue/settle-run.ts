import type { Database } from '../store/Database.ts';
import type { Queryable } from '../store/Queryable.ts';
import { fencedTransaction, LeaseLost } from './fenced.ts';
import type { JobOutcome } from './job.ts';
import { BURY } from './sql/bury.ts';
import { COMPLETE } from './sql/complete.ts';
import type { Fence } from './sql/lease.ts';
import { PUT_BACK } from './sql/put-back.ts';
import { type Due, tellWorkers } from './tell-workers.ts';

/** Every way in which a run ends takes its row, and with it the lease, away. @throws {LeaseLost} where it is not held */
async function end<Row>(db: Queryable, text: string, values: unknown[]): Promise<Row[]> {
  const { rows, rowCount } = await db.query<Row>(text, values);
  if (rowCount !== 1) throw new LeaseLost();
  return rows;
}

export interface BackInQueue {
  runAt: Date;
  /** How many attempts count as used. */
  attempts: number;
  lastError: string | null;
}

/** Back to the queue; coalesced with a newer request of the same key if there is one. */
export async function putBack(db: Queryable, now: Date, fence: Fence, back: BackInQueue): Promise<void> {
  const values = [fence.jobId, fence.worker, back.runAt, back.attempts, back.lastError, now];
  for (const due of await end<Due>(db, PUT_BACK, values)) tellWorkers(db, due);
}

/** Given up: stays as dead, with its reason, until it is replayed or a later request of its key succeeds. */
export async function bury(db: Queryable, now: Date, fence: Fence, reason: string): Promise<void> {
  await end(db, BURY, [fence.jobId, fence.worker, reason, now]);
}

export interface EndedRun {
  readonly fence: Fence;
  /** Those that were used up before this run began. */
  readonly attemptsBefore: number;
  /** In [0, 1): what was postponed together does not come back together. */
  readonly random: () => number;
}

/** The handler's own outcome, in one transaction with what the handler wants to be true together with it. */
export function conclude(
  database: Database,
  now: Date,
  { fence, attemptsBefore, random }: EndedRun,
  outcome: JobOutcome,
): Promise<void> {
  const { inSameTransaction } = outcome;
  const settle = async (db: Queryable): Promise<void> => {
    if (outcome.kind === 'done') return void (await end(db, COMPLETE, [fence.jobId, fence.worker]));
    const spread = outcome.kind === 'postponed' ? 1 + random() / 4 : 1;
    const runAt = new Date(now.getTime() + Math.ceil(outcome.afterMs * spread));
    const attempts = outcome.kind === 'again' ? 0 : attemptsBefore;
    return putBack(db, now, fence, { runAt, attempts, lastError: null });
  };
  if (inSameTransaction === undefined) return settle(database);
  return fencedTransaction(database, fence, async (tx) => {
    await inSameTransaction(tx);
    await settle(tx);
  });
}
