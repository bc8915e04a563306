import type { Queryable } from '../../Queryable.ts';

/** $1 endpoints, $2 address. */
const RELEASE =
  'update pluggy.call_gates set probe_until = null where egress = $2 and endpoint = any($1::text[])';

/** The probe said nothing: somebody else may try. */
export async function releaseProbe(
  db: Queryable,
  egress: string,
  endpoints: readonly string[],
): Promise<void> {
  await db.query(RELEASE, [endpoints.toSorted(), egress]);
}
