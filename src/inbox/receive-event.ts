import type { Database } from '../store/Database.ts';
import { requestSync } from './request-sync.ts';
import { appendEvent, type InboxEvent } from './sql/append-event.ts';

/**
 * Makes an event durable together with the request for the work that follows from it. When this resolves, the
 * event may be acknowledged; when it rejects, nothing of it is stored and the sender has to repeat it.
 * @returns false when the event had been received before
 */
export function receiveEvent(database: Database, event: InboxEvent, now: Date): Promise<boolean> {
  return database.transaction(async (tx) => {
    const isNew = await appendEvent(tx, event, now);
    if (isNew && event.itemId !== null && event.outcome === null) await requestSync(tx, event.itemId, now);
    return isNew;
  });
}
