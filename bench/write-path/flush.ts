import type { Queryable } from '../../src/store/Queryable.ts';

/** Waits until the disk has all that was committed before, as the end of a sync's job does. */
export async function flush(database: Queryable): Promise<void> {
  await database.query(`select pg_logical_emit_message(true, 'bench', '')`);
}
