import type { Queryable } from '../store/Queryable.ts';
import { COUNT, type QueueDepth } from './sql/count.ts';

export type { QueueDepth } from './sql/count.ts';

export async function queueDepth(db: Queryable, now: Date): Promise<QueueDepth> {
  const { rows } = await db.query<QueueDepth>(COUNT, [now]);
  return rows[0] ?? { ready: 0, due: 0, running: 0, dead: 0, oldestDueMs: null };
}
