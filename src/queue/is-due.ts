import type { Queryable } from '../store/Queryable.ts';
import type { JobKind } from './kinds.ts';

const IS_DUE = `select from pluggy.jobs where kind = $1 and key = $2 and state = 'ready' and run_at <= $3`;

/** Whether a job waits to be run whose time has come. */
export async function isDue<Key extends string>(
  db: Queryable,
  { name }: JobKind<Key>,
  key: Key,
  now: Date,
): Promise<boolean> {
  return (await db.query(IS_DUE, [name, key, now])).rows.length > 0;
}
