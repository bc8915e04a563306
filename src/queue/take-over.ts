import type { Queryable } from '../store/Queryable.ts';
import { TAKE_OVER, type TakenOverRow } from './sql/take-over.ts';
import { tellAllWorkers } from './tell-workers.ts';

/** Returns how many jobs of lost workers went back to the queue, and how many had no attempt left. */
export async function takeOver(
  db: Queryable,
  now: Date,
  ownWorker: string,
  ownJobs: readonly string[],
): Promise<TakenOverRow> {
  const { rows } = await db.query<TakenOverRow>(TAKE_OVER, [now, ownWorker, [...ownJobs]]);
  const [counts = { back: 0, dead: 0 }] = rows;
  if (counts.back > 0) tellAllWorkers(db);
  return counts;
}
