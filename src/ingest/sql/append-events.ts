import type { ItemId } from '../../domain/ids.ts';
import { type JobRequest, RANK } from '../../queue/job.ts';
import { requestValues } from '../../queue/request-job.ts';
import { requestedFrom } from '../../queue/sql/request.ts';
import { type Due, tellWorkers } from '../../queue/tell-workers.ts';
import type { Queryable } from '../../store/Queryable.ts';

/** Why an event needs no work: it belongs to another application of Pluggy's, names no item, or says nothing to anybody. */
export type SettledAtOnce = 'other-client' | 'no-work' | 'unreadable';

export interface InboxEvent {
  readonly eventId: string;
  /** Pluggy gave it no id: `eventId` is made of what it says, and another event that says the same has it too. */
  readonly isNameless: boolean;
  /** Empty: the delivery names none. */
  readonly event: string;
  readonly itemId: ItemId | null;
  readonly userId: string | null;
  /** The whole body, as UTF-8 of a text that jsonb takes; null where there is none. */
  readonly body: Buffer | null;
  /** The body as it came, where `body` does not say all of it. */
  readonly bytes: Buffer | null;
  readonly outcome: SettledAtOnce | null;
}

/** An event, when it came, and the work that follows from it should it be news. */
export interface Arrival {
  readonly event: InboxEvent;
  readonly job: JobRequest | undefined;
  readonly at: Date;
  /** By which the item would be known if it were an erased person's; null: no digest was made. */
  readonly digest: Buffer | null;
}

/**
 * What an event says of its person is no fact; it only decides in which order jobs run. A person is known who has
 * an item or a session here.
 */
const RANK_OF = `case
      when g.item_id is null or exists (select from pluggy.items i where i.id = g.item_id) then ${RANK.known}
      when exists (select from pluggy.users u where u.id = g.user_id) or exists (
        select from pluggy.sessions s where s.user_id = g.user_id and s.revoked_at is null and s.expires_at > g.at
      ) then ${RANK.awaited}
      else ${RANK.unknown} end`;

/**
 * $1 to $15: of each event one element, named in `sent`; an empty body is none; from `kind` on the job that it asks for, or
 * nulls; $16 the digests by which items of erased persons are known, $17 now. Of an event about such an item nothing is
 * stored; and of no event anything (`keyless`), while there is a key for these digests and an event about an item comes
 * without one. Events with one id are stored once. A nameless event says what one before it said: whether it is a repeated
 * delivery or another event nobody knows, so that it is acted on once more. Of the jobs with one key one is requested.
 */
const APPEND = `
with sent as (
  select * from unnest($1::text[], $2::text[], $3::text[], $4::uuid[], $5::text[], $6::timestamptz[], $7::text[],
    $8::boolean[], $9::bytea[], $10::text[], $11::text[], $12::text[], $13::text[], $14::timestamptz[], $15::integer[],
    $16::bytea[])
    as g (body, event_id, event, item_id, user_id, at, outcome, is_nameless, bytes, kind, key, serial, payload, run_at,
    max_attempts, digest)
), keyless as (
  select from pluggy.secrets where purpose = 'erasure' and retired_at is null
    and exists (select from sent where digest is null and item_id is not null)
), given as (
  select * from sent s
  where not exists (select from keyless) and not exists (select from pluggy.erased_items e where e.digest = s.digest)
), appended as (
  insert into pluggy.inbox (event_id, event, item_id, user_id, body, bytes, received_at, settled_at, outcome)
  select event_id, event, item_id, user_id, nullif(body, '')::jsonb, bytes, at, case when outcome is not null then at end, outcome
  from given order by event_id
  on conflict (event_id) do nothing
  returning event_id
), reopened as (
  update pluggy.inbox i set settled_at = null, outcome = null, received_at = again.at
  from (select event_id, max(at) as at from given where is_nameless group by event_id) again
  where i.event_id = again.event_id and not exists (select from appended a where a.event_id = i.event_id)
    and i.settled_at is not null and i.outcome <> all ('{other-client,no-work,unreadable}')
), wanted as (
  select kind, key, min(serial) as serial, min(payload)::jsonb as payload, min(run_at) as run_at,
    max(max_attempts) as max_attempts, min(${RANK_OF}) as rank
  from given g
  where kind is not null and (is_nameless or exists (select from appended a where a.event_id = g.event_id))
  group by kind, key
), ${requestedFrom('wanted', '$17::timestamptz')}
select array(select event_id from appended) as appended,
  (select coalesce(json_agg(json_build_object('kind', kind, 'waitMs', wait_ms)), '[]') from requested) as due,
  exists (select from keyless) as "isKeyless"`;

interface AppendedRow {
  readonly appended: string[];
  readonly due: Due[];
  readonly isKeyless: boolean;
}

const NO_JOB: readonly null[] = Array.from({ length: 6 }, () => null);

/** The job's kind, key, serial, payload, run_at, and max_attempts. */
const jobValues = ({ job, at }: Arrival): readonly unknown[] =>
  job === undefined ? NO_JOB : requestValues(at, job).slice(0, NO_JOB.length);

/** What the statement takes of an event besides its body. */
function valuesOf(arrival: Arrival): readonly unknown[] {
  const { event, at, digest } = arrival;
  const { eventId, itemId, userId, bytes, outcome, isNameless } = event;
  return [
    eventId,
    event.event,
    itemId,
    userId,
    at.toISOString(),
    outcome,
    isNameless,
    bytes,
    ...jobValues(arrival),
    digest,
  ];
}

/**
 * Stores events once each, together with the requests for the work that they ask for, in one statement.
 * @param now when the jobs are asked for
 * @returns for each whether it is new: Pluggy repeats deliveries under the same id, for which nothing is requested. `keyless`:
 *   nothing was stored, for want of digests
 */
export async function appendEvents(
  db: Queryable,
  arrivals: readonly Arrival[],
  now: Date,
): Promise<boolean[] | 'keyless'> {
  const rows = arrivals.map(valuesOf);
  const columns = rows[0]?.map((_, index) => rows.map((row) => row[index])) ?? [];
  const { rows: answers } = await db.query<AppendedRow>({
    name: 'inbox-append',
    text: APPEND,
    page: arrivals.map(({ event }) => (event.body === null ? [] : [event.body])),
    values: [...columns, now],
  });
  const { appended = [], due = [], isKeyless } = answers[0] ?? {};
  if (isKeyless === true) return 'keyless';
  for (const each of due) tellWorkers(db, each);
  const fresh = new Set(appended);
  return arrivals.map(({ event }) => fresh.delete(event.eventId));
}
