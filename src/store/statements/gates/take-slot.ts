import { inMs, ms, NOW } from '../../fragments/call-gates.ts';
import type { Queryable } from '../../Queryable.ts';

export interface Slot {
  readonly granted: boolean;
  /** Granted: wait so long, then send. Otherwise: it makes no sense to ask again sooner. */
  readonly waitMs: number;
}

/**
 * $1 endpoint, $2 interval, $3 how far ahead of an even pace, $4 longest wait, $5 now, $6 address.
 * The row is locked when its times are read, so that two who ask at once get two slots. See "generic cell rate
 * algorithm": a slot costs one interval, and who is too far ahead waits.
 */
const TAKE = `
with asked as materialized (
  select egress, endpoint, next_at, ${NOW('$5')} as now, closed_until
  from pluggy.call_gates where egress = $6 and endpoint = $1 for update
), wanted as materialized (
  select egress, endpoint, next_at, now, greatest(0, ${inMs(`greatest(next_at - ${ms('$3')}, closed_until)`, 'now')}) as wait
  from asked
), granted as (
  update pluggy.call_gates as g
  set next_at = greatest(w.next_at, w.now + w.wait * interval '1 millisecond') + ${ms('$2')}
  from wanted w where g.egress = w.egress and g.endpoint = w.endpoint and w.wait <= $4
)
select wait as "waitMs", wait <= $4 as granted from wanted`;

/** $1 address, $2 endpoint, $3 now. */
const CREATE = `
insert into pluggy.call_gates (egress, endpoint, next_at) values ($1, $2, ${NOW('$3')}) on conflict do nothing`;

export interface SlotRequest {
  /** The outgoing address whose pace it is. */
  readonly egress: string;
  readonly endpoint: string;
  readonly intervalMs: number;
  readonly aheadMs: number;
  readonly maxWaitMs: number;
  readonly now: Date | undefined;
}

/** Takes the next free place in an endpoint's even pace from one address, unless it is further away than `maxWaitMs`. */
export async function takeSlot(db: Queryable, request: SlotRequest): Promise<Slot> {
  const { egress, endpoint, intervalMs, aheadMs, maxWaitMs, now } = request;
  const values = [endpoint, intervalMs, aheadMs, maxWaitMs, now ?? null, egress];
  const take = async (): Promise<Slot | undefined> =>
    (await db.query<Slot>({ name: 'pluggy-call-slot', text: TAKE, values })).rows[0];
  const slot = await take();
  if (slot !== undefined) return slot;
  await db.query(CREATE, [egress, endpoint, now ?? null]);
  const second = await take();
  if (second === undefined) throw new Error('a row of pluggy.call_gates vanished');
  return second;
}
