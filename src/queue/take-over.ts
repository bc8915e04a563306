import type { Queryable } from '../store/Queryable.ts';
import { TAKE_OVER, type TakenOverRow } from './sql/take-over.ts';

/** Returns how many jobs of lost workers went back to the queue, and how many had no attempt left. */
export async function takeOver(
  db: Queryable,
  now: Date,
  ownWorker: string,
  ownJobs: readonly string[],
): Promise<TakenOverRow> {
  const { rows } = await db.query<TakenOverRow>(TAKE_OVER, [now, ownWorker, [...ownJobs]]);
  return rows[0] ?? { back: 0, dead: 0 };
}
