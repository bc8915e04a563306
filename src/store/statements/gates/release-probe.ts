import type { Queryable } from '../../Queryable.ts';

/** The probe said nothing: somebody else may try. */
export async function releaseProbe(db: Queryable, endpoints: readonly string[]): Promise<void> {
  await db.query('update pluggy.call_gates set probe_until = null where endpoint = any($1::text[])', [
    endpoints.toSorted(),
  ]);
}
