import type { Queryable } from '../../Queryable.ts';

/**
 * Gives numbers to all entries of the log that are committed and have none. Not inside of a longer transaction: whoever
 * numbers waits for whoever numbered before.
 * @returns the last number; whoever reads up to it afterwards misses nothing that was committed before the call
 */
export async function numberChanges(db: Queryable, now: Date): Promise<bigint> {
  const { rows } = await db.query<{ last: string }>({
    name: 'number-changes',
    text: 'select pluggy.number_changes($1)::text as last',
    values: [now],
  });
  return BigInt(rows[0]?.last ?? 0);
}
