import type { Queryable } from '../store/Queryable.ts';
import { REPLAY } from './sql/replay.ts';
import { tellAllWorkers } from './tell-workers.ts';

/** Gives dead jobs (all, of one kind, or of one key) another chance, now and with a full budget; returns how many. */
export async function replayDeadJobs(
  db: Queryable,
  now: Date,
  which: { kind?: string; key?: string } = {},
): Promise<number> {
  const { rowCount } = await db.query(REPLAY, [now, which.kind ?? null, which.key ?? null]);
  if (rowCount) tellAllWorkers(db);
  return rowCount ?? 0;
}
