import type { Database } from '../store/Database.ts';
import type { Queryable } from '../store/Queryable.ts';
import { fencedTransaction, LeaseLost } from './fenced.ts';
import type { EndingWrites, JobOutcome } from './job.ts';
import { BURY } from './sql/bury.ts';
import { end } from './sql/end.ts';
import type { Fence } from './sql/lease.ts';
import { type Due, tellWorkers } from './tell-workers.ts';

const END = end();

export interface BackInQueue {
  runAt: Date;
  /** How many attempts count as used. */
  attempts: number;
  lastError: string | null;
}

interface EndedRow {
  readonly hasNext: boolean;
  readonly due: readonly Due[];
}

/**
 * Every way in which a run ends takes its row, and with it the lease, away.
 * @param back undefined: the run is done
 * @returns whether another job of the same serial is due, which could not be taken while this one ran
 * @throws {LeaseLost} where it is not held
 */
async function endRun(
  db: Queryable,
  now: Date,
  { jobId, worker }: Fence,
  back: BackInQueue | undefined,
  { name, text, values }: Pick<EndingWrites, 'name' | 'text' | 'values'>,
): Promise<boolean> {
  const own = [jobId, worker, back?.runAt ?? null, back?.attempts ?? null, back?.lastError ?? null, now];
  const { rows } = await db.query<EndedRow>({ name, text, values: [...own, ...values] });
  const [ended] = rows;
  if (ended === undefined) throw new LeaseLost();
  for (const due of ended.due) tellWorkers(db, due);
  return ended.hasNext;
}

const ALONE = { name: 'pluggy-jobs-end', text: END, values: [] };

/** Back to the queue; coalesced with a newer request of the same key if there is one. */
export async function putBack(db: Queryable, now: Date, fence: Fence, back: BackInQueue): Promise<void> {
  await endRun(db, now, fence, back, ALONE);
}

/** Given up: stays as dead, with its reason, until it is replayed or a later request of its key succeeds. */
export async function bury(db: Queryable, now: Date, fence: Fence, reason: string): Promise<void> {
  const { rowCount } = await db.query(BURY, [fence.jobId, fence.worker, reason, now]);
  if (rowCount !== 1) throw new LeaseLost();
}

export interface EndedRun {
  readonly fence: Fence;
  /** Those that were used up before this run began. */
  readonly attemptsBefore: number;
  /** In [0, 1): what was postponed together does not come back together. */
  readonly random: () => number;
}

function backOf(
  outcome: JobOutcome,
  { attemptsBefore, random }: EndedRun,
  now: Date,
): BackInQueue | undefined {
  if (outcome.kind === 'done') return undefined;
  const spread = outcome.kind === 'postponed' ? 1 + random() / 4 : 1;
  const runAt = new Date(now.getTime() + Math.ceil(outcome.afterMs * spread));
  return { runAt, attempts: outcome.kind === 'again' ? 0 : attemptsBefore, lastError: null };
}

/**
 * The handler's own outcome, together with what the handler wants to be true with it: one statement, or one transaction.
 * @returns whether another job of the same serial is due
 */
export async function conclude(
  database: Database,
  now: Date,
  run: EndedRun,
  outcome: JobOutcome,
): Promise<boolean> {
  const { inSameTransaction, inSameStatement } = outcome;
  const settle = async (db: Queryable): Promise<boolean> => {
    const hasNext = await endRun(db, now, run.fence, backOf(outcome, run, now), inSameStatement ?? ALONE);
    await inSameStatement?.told?.(db);
    return hasNext;
  };
  if (inSameTransaction === undefined) return settle(database);
  return fencedTransaction(database, run.fence, async (tx) => {
    await inSameTransaction(tx);
    return settle(tx);
  });
}
