import { type GateState, NOW, STATE } from '../../fragments/call-gates.ts';
import type { Queryable } from '../../Queryable.ts';

/** $1 now or null, $2 one address, or null for all. */
const LIST = `
select ${STATE(NOW('$1'))} from pluggy.call_gates
where (failures > 0 or closed_until > ${NOW('$1')}) and ($2::text is null or egress = $2)
order by egress, endpoint`;

/** Every endpoint that fails or is closed. @param egress from this address; undefined: from any */
export async function listGates(
  db: Queryable,
  now: Date | undefined,
  egress: string | undefined,
): Promise<GateState[]> {
  const values = [now ?? null, egress ?? null];
  return (await db.query<GateState>({ name: 'pluggy-call-gates', text: LIST, values })).rows;
}
