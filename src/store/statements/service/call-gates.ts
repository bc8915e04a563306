import type { Queryable } from '../../Queryable.ts';

/**
 * The time that counts is the database's: processes on machines whose clocks differ share the rows. Given times are
 * for tests. Differences are handed out in milliseconds, so that nobody has to know whose clock it was.
 */
const NOW = (parameter: string): string => `coalesce(${parameter}::timestamptz, clock_timestamp())`;
const inMs = (time: string, now: string): string => `(extract(epoch from ${time} - ${now}) * 1000)::float8`;
const ms = (parameter: string): string => `${parameter}::float8 * interval '1 millisecond'`;

export interface Slot {
  readonly granted: boolean;
  /** Granted: wait so long, then send. Otherwise: it makes no sense to ask again sooner. */
  readonly waitMs: number;
}

/**
 * $1 endpoint, $2 interval, $3 how far ahead of an even pace, $4 longest wait, $5 now.
 * The row is locked when its times are read, so that two who ask at once get two slots. See "generic cell rate
 * algorithm": a slot costs one interval, and who is too far ahead waits.
 */
const TAKE = `
with asked as materialized (
  select endpoint, next_at, ${NOW('$5')} as now, closed_until
  from pluggy.call_gates where endpoint = $1 for update
), wanted as materialized (
  select endpoint, next_at, now, greatest(0, ${inMs(`greatest(next_at - ${ms('$3')}, closed_until)`, 'now')}) as wait
  from asked
), granted as (
  update pluggy.call_gates as g
  set next_at = greatest(w.next_at, w.now + w.wait * interval '1 millisecond') + ${ms('$2')}
  from wanted w where g.endpoint = w.endpoint and w.wait <= $4
)
select wait as "waitMs", wait <= $4 as granted from wanted`;

const CREATE = `
insert into pluggy.call_gates (endpoint, next_at) values ($1, ${NOW('$2')}) on conflict do nothing`;

export interface SlotRequest {
  readonly endpoint: string;
  readonly intervalMs: number;
  readonly aheadMs: number;
  readonly maxWaitMs: number;
  readonly now: Date | undefined;
}

/** Takes the next free place in an endpoint's even pace, unless it is further away than `maxWaitMs`. */
export async function takeSlot(db: Queryable, request: SlotRequest): Promise<Slot> {
  const { endpoint, intervalMs, aheadMs, maxWaitMs, now } = request;
  const values = [endpoint, intervalMs, aheadMs, maxWaitMs, now ?? null];
  const take = async (): Promise<Slot | undefined> =>
    (await db.query<Slot>({ name: 'pluggy-call-slot', text: TAKE, values })).rows[0];
  const slot = await take();
  if (slot !== undefined) return slot;
  await db.query(CREATE, [endpoint, now ?? null]);
  const second = await take();
  if (second === undefined) throw new Error('a row of pluggy.call_gates vanished');
  return second;
}

/** What is out of the ordinary about an endpoint. */
export interface GateState {
  readonly endpoint: string;
  readonly failures: number;
  readonly reason: string | null;
  /** Milliseconds from now; null: no such time. Not positive: it is over, and a probe is due. */
  readonly pausedForMs: number | null;
  /** Milliseconds from now; positive: Pluggy asked with a 429 not to be called. */
  readonly closedForMs: number | null;
}

const STATE = (now: string): string => `endpoint, failures, reason,
  ${inMs('paused_until', now)} as "pausedForMs", ${inMs('closed_until', now)} as "closedForMs"`;

const LIST = `
select ${STATE(NOW('$1'))} from pluggy.call_gates
where failures > 0 or closed_until > ${NOW('$1')} order by endpoint`;

/** Every endpoint that fails or is closed. */
export async function listGates(db: Queryable, now: Date | undefined): Promise<GateState[]> {
  return (await db.query<GateState>({ name: 'pluggy-call-gates', text: LIST, values: [now ?? null] })).rows;
}

/** $1 endpoints, $2 reason, $3 failures that pause, $4 first pause, $5 longest pause, $6 chance, $7 now. */
const FAIL = `
insert into pluggy.call_gates as g (endpoint, next_at, failures, reason)
select endpoint, ${NOW('$7')}, 1, $2 from unnest($1::text[]) as endpoint
on conflict (endpoint) do update set
  failures = g.failures + 1,
  reason = excluded.reason,
  probe_until = null,
  pauses = case when g.failures + 1 >= $3 and coalesce(g.paused_until <= ${NOW('$7')}, true)
    then g.pauses + 1 else g.pauses end,
  paused_until = case when g.failures + 1 >= $3 and coalesce(g.paused_until <= ${NOW('$7')}, true)
    then ${NOW('$7')} + least($5::float8, $4::float8 * 2 ^ least(g.pauses, 20)) * (0.75 + $6::float8 / 2) * interval '1 millisecond'
    else g.paused_until end
returning ${STATE(NOW('$7'))}`;

export interface FailureNote {
  readonly endpoints: readonly string[];
  readonly reason: string;
  /** So many failures in a row pause the endpoint. */
  readonly limit: number;
  readonly firstPauseMs: number;
  readonly longestPauseMs: number;
  /** In [0, 1): a quarter of the pause, more or less. */
  readonly random: number;
  readonly now: Date | undefined;
}

/** Counts a failure. One that comes while the endpoint is paused does not prolong the pause. */
export async function noteFailure(db: Queryable, note: FailureNote): Promise<GateState[]> {
  const { endpoints, reason, limit, firstPauseMs, longestPauseMs, random, now } = note;
  // in one order, lest two processes wait for each other
  const values = [endpoints.toSorted(), reason, limit, firstPauseMs, longestPauseMs, random, now ?? null];
  return (await db.query<GateState>(FAIL, values)).rows;
}

const RECOVER = `
update pluggy.call_gates
set failures = 0, reason = null, pauses = 0, paused_until = null, probe_until = null
where endpoint = any($1::text[]) and failures > 0`;

/** The endpoints answer. */
export async function noteRecovery(db: Queryable, endpoints: readonly string[]): Promise<void> {
  await db.query(RECOVER, [endpoints.toSorted()]);
}

const CLOSE = `
insert into pluggy.call_gates as g (endpoint, next_at, closed_until)
values ($1, ${NOW('$3')}, ${NOW('$3')} + ${ms('$2')})
on conflict (endpoint) do update set closed_until = greatest(g.closed_until, excluded.closed_until)`;

/** Pluggy asked for no more calls to the endpoint for so long. */
export async function closeGate(
  db: Queryable,
  endpoint: string,
  forMs: number,
  now: Date | undefined,
): Promise<void> {
  await db.query(CLOSE, [endpoint, forMs, now ?? null]);
}

const CLAIM = `
update pluggy.call_gates set probe_until = ${NOW('$3')} + ${ms('$2')}
where endpoint = $1 and paused_until <= ${NOW('$3')} and coalesce(probe_until <= ${NOW('$3')}, true)
returning 1`;

/** After a pause, one call finds out whether it works again. @returns whether the caller's is the one */
export async function claimProbe(
  db: Queryable,
  endpoint: string,
  forMs: number,
  now: Date | undefined,
): Promise<boolean> {
  return (await db.query(CLAIM, [endpoint, forMs, now ?? null])).rowCount === 1;
}

/** The probe said nothing: somebody else may try. */
export async function releaseProbe(db: Queryable, endpoints: readonly string[]): Promise<void> {
  await db.query('update pluggy.call_gates set probe_until = null where endpoint = any($1::text[])', [
    endpoints.toSorted(),
  ]);
}
