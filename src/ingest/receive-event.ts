import type { JobRequest } from '../queue/job.ts';
import { COALESCE_EVENTS_MS, jobOf, REFRESH_CONNECTORS, SYNC_ITEM } from '../queue/kinds.ts';
import type { Queryable } from '../store/Queryable.ts';
import { StoreError } from '../store/store-error.ts';
import type { ErasedItems } from './ErasedItems.ts';
import { appendEvent, type InboxEvent } from './sql/append-event.ts';

/** "Data exception" and "program limit exceeded": what jsonb cannot hold, such as 1e999999 or lists nested without end. */
const NOT_FOR_JSONB = /^(22|54)/;

/** What has to be done because of an event, should it be news. */
function workOf({ event, itemId, outcome }: InboxEvent, now: Date): JobRequest | undefined {
  if (itemId !== null && outcome === null)
    return jobOf(SYNC_ITEM, itemId, now, { waitMs: COALESCE_EVENTS_MS });
  if (event.startsWith('connector/') && outcome !== 'other-client')
    return jobOf(REFRESH_CONNECTORS, 'all', now);
  return undefined;
}

/** Who is asked for the digests of erased items. */
type Erased = Pick<ErasedItems, 'digestOf' | 'readKey'>;

async function append(db: Queryable, erased: Erased, event: InboxEvent, now: Date): Promise<boolean> {
  const given = () => ({ job: workOf(event, now), digest: erased.digestOf(event.itemId) });
  let stored = await appendEvent(db, event, given(), now);
  if (stored === 'keyless') {
    await erased.readKey(db);
    stored = await appendEvent(db, event, given(), now);
  }
  return stored === 'new';
}

/**
 * Makes an event durable together with the request for the work that follows from it. When this resolves, the
 * event may be acknowledged; when it rejects, nothing of it is stored and the sender has to repeat it. An event
 * that jsonb cannot hold is kept as bytes alone: its sync then reads everything, for want of hints. Of one about an item of
 * a person who was erased nothing is stored, and it may be acknowledged.
 * @returns false when the event had been received before, or nothing of it is stored
 */
export async function receiveEvent(
  database: Queryable,
  erased: Erased,
  event: InboxEvent,
  now: Date,
): Promise<boolean> {
  try {
    return await append(database, erased, event, now);
  } catch (error) {
    if (!(error instanceof StoreError) || !NOT_FOR_JSONB.test(error.code)) throw error;
    const asBytes = { ...event, body: null, bytes: event.bytes ?? Buffer.from(event.body ?? '') };
    return append(database, erased, asBytes, now);
  }
}
