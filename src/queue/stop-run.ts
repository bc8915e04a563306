import type { Queryable } from '../store/Queryable.ts';

const STOP = `delete from pluggy.jobs where serial = $1 and state = 'running'`;

/**
 * Ends the run of a serial that is under way: whatever it wants to write from now on is refused, since it has lost its
 * lease. Waits for a write that has begun. Nothing comes in its place: who stops a run asks for the work again.
 */
export async function stopRun(tx: Queryable, serial: string): Promise<void> {
  await tx.query(STOP, [serial]);
}
