import { type GateState, NOW, STATE } from '../../fragments/call-gates.ts';
import type { Queryable } from '../../Queryable.ts';

const LIST = `
select ${STATE(NOW('$1'))} from pluggy.call_gates
where failures > 0 or closed_until > ${NOW('$1')} order by endpoint`;

/** Every endpoint that fails or is closed. */
export async function listGates(db: Queryable, now: Date | undefined): Promise<GateState[]> {
  return (await db.query<GateState>({ name: 'pluggy-call-gates', text: LIST, values: [now ?? null] })).rows;
}
