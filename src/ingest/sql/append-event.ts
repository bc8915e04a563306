import type { ItemId } from '../../domain/ids.ts';
import { type JobRequest, RANK } from '../../queue/job.ts';
import { requestValues } from '../../queue/request-job.ts';
import { requested } from '../../queue/sql/request.ts';
import { tellWorkers } from '../../queue/tell-workers.ts';
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
  /** The whole body, as text that jsonb takes; null where there is none. */
  readonly body: string | null;
  /** The body as it came, where `body` does not say all of it. */
  readonly bytes: Buffer | null;
  readonly outcome: SettledAtOnce | null;
}

/**
 * What an event says of its person is believed by nobody; it only decides in which order jobs run. A person is known who has
 * an item or a session here.
 */
const RANKED = `case
    when $3::uuid is null or exists (select from pluggy.items where id = $3::uuid) then ${RANK.known}
    when exists (select from pluggy.users where id = $4::text)
      or exists (select from pluggy.sessions where user_id = $4::text and revoked_at is null and expires_at > $6::timestamptz)
      then ${RANK.awaited}
    else ${RANK.unknown} end`;
const REQUESTED = requested(
  10,
  '$10::text is not null and not exists (select from refused) and ($8::boolean or exists (select from appended))',
  RANKED,
);

/**
 * $1 to $7 the event, $8 whether it is nameless, $9 its bytes, from $10 on the job that it asks for, or nulls; $17 the digest by
 * which the items of erased persons are known. Of such an item nothing is stored, and nothing either while there is a key for
 * that digest and the caller has made none. A nameless event says what one
 * before it said: whether it is a repeated delivery or another event nobody knows, so that it is acted on once more.
 */
const APPEND = `
with keyless as (
  select from pluggy.secrets where purpose = 'erasure' and retired_at is null and $17::bytea is null and $3::uuid is not null
), refused as (
  select from pluggy.erased_items where digest = $17::bytea union all select from keyless
), appended as (
  insert into pluggy.inbox (event_id, event, item_id, user_id, body, bytes, received_at, settled_at, outcome)
  select $1::text, $2::text, $3::uuid, $4::text, $5::jsonb, $9::bytea, $6::timestamptz,
    case when $7::text is null then null else $6::timestamptz end, $7::text
  where not exists (select from refused)
  on conflict (event_id) do nothing
  returning 1
), reopened as (
  update pluggy.inbox set settled_at = null, outcome = null, received_at = $6
  where $8::boolean and not exists (select from appended) and not exists (select from refused)
    and event_id = $1 and settled_at is not null and outcome <> all ('{other-client,no-work,unreadable}')
), ${REQUESTED}
select exists (select from appended) as "isNew", (select kind from requested), (select wait_ms from requested) as "waitMs",
  exists (select from keyless) as "isKeyless"`;

interface AppendedRow {
  readonly isNew: boolean;
  readonly isKeyless: boolean;
  /** Of the job that was asked for; null: none was. */
  readonly kind: string | null;
  readonly waitMs: string | null;
}

const NO_JOB = Array.from({ length: 7 }, () => null);

/**
 * Stores an event once, together with the request for the work that it asks for, in one statement.
 * @returns `known` when it was there already (Pluggy repeats deliveries under the same id), or is about an item of a person
 *   who was erased: then nothing is requested. `keyless`: nothing was stored, for want of `digest`
 */
export async function appendEvent(
  db: Queryable,
  event: InboxEvent,
  { job, digest }: { readonly job: JobRequest | undefined; readonly digest: Buffer | null },
  now: Date,
): Promise<'new' | 'known' | 'keyless'> {
  const { eventId, itemId, userId, body, bytes, outcome, isNameless } = event;
  const { rows } = await db.query<AppendedRow>({
    name: 'inbox-append',
    text: APPEND,
    values: [
      eventId,
      event.event,
      itemId,
      userId,
      body,
      now,
      outcome,
      isNameless,
      bytes,
      ...(job === undefined ? NO_JOB : requestValues(now, job)),
      digest,
    ],
  });
  const [row] = rows;
  if (row === undefined) return 'known';
  const { isNew, isKeyless, kind, waitMs } = row;
  if (isKeyless) return 'keyless';
  if (kind !== null && waitMs !== null) tellWorkers(db, { kind, waitMs });
  return isNew ? 'new' : 'known';
}
