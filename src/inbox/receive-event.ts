import type { Database } from '../store/Database.ts';
import { StoreError } from '../store/store-error.ts';
import { EVENTS_MELT_MS, requestConnectors, requestSync } from './request-sync.ts';
import { appendEvent, type InboxEvent, reopenEvent } from './sql/append-event.ts';

/** "Data exception" and "program limit exceeded": what jsonb cannot hold, such as 1e999999 or lists nested without end. */
const NOT_FOR_JSONB = /^(22|54)/;

function store(database: Database, event: InboxEvent, now: Date): Promise<boolean> {
  return database.transaction(async (tx) => {
    const isNew = await appendEvent(tx, event, now);
    const isWork = isNew || event.isNameless;
    if (!isNew && isWork) await reopenEvent(tx, event, now);
    if (isWork && event.itemId !== null && event.outcome === null) {
      await requestSync(tx, event.itemId, now, EVENTS_MELT_MS);
    }
    if (isWork && event.event.startsWith('connector/') && event.outcome !== 'other-client')
      await requestConnectors(tx, now);
    return isNew;
  });
}

/**
 * Makes an event durable together with the request for the work that follows from it. When this resolves, the
 * event may be acknowledged; when it rejects, nothing of it is stored and the sender has to repeat it. An event
 * that jsonb cannot hold is kept as one JSON string: its sync then reads everything, for want of hints.
 * @returns false when the event had been received before
 */
export async function receiveEvent(database: Database, event: InboxEvent, now: Date): Promise<boolean> {
  try {
    return await store(database, event, now);
  } catch (error) {
    if (!(error instanceof StoreError) || !NOT_FOR_JSONB.test(error.code)) throw error;
    return store(database, { ...event, body: JSON.stringify(event.body) }, now);
  }
}
