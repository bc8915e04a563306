import type { JobRequest } from '../queue/job.ts';
import { COALESCE_EVENTS_MS, jobOf, REFRESH_CONNECTORS, SYNC_ITEM } from '../queue/kinds.ts';
import type { Queryable } from '../store/Queryable.ts';
import { StoreError } from '../store/store-error.ts';
import type { ErasedItems } from './ErasedItems.ts';
import { type Arrival, appendEvents, type InboxEvent } from './sql/append-events.ts';

/** "Data exception" and "program limit exceeded": what jsonb cannot hold, such as 1e999999 or lists nested without end. */
const NOT_FOR_JSONB = /^(22|54)/;

const isAboutTheBody = (error: unknown): boolean =>
  error instanceof StoreError && NOT_FOR_JSONB.test(error.code);

/** An event, and when it came. */
export interface Received {
  readonly event: InboxEvent;
  readonly at: Date;
}

/** What has to be done because of an event, should it be news. */
function workOf({ event, itemId, outcome }: InboxEvent, now: Date): JobRequest | undefined {
  if (itemId !== null && outcome === null)
    return jobOf(SYNC_ITEM, itemId, now, { waitMs: COALESCE_EVENTS_MS });
  if (event.startsWith('connector/') && outcome !== 'other-client')
    return jobOf(REFRESH_CONNECTORS, 'all', now);
  return undefined;
}

/** Who makes the digests of items. */
export type Digests = Pick<ErasedItems, 'digestOf' | 'readKey'>;

async function append(
  database: Queryable,
  erased: Digests,
  events: readonly Received[],
  now: Date,
): Promise<boolean[]> {
  const arrivals = (): Arrival[] =>
    events.map(({ event, at }) => {
      return { event, at, job: workOf(event, at), digest: erased.digestOf(event.itemId) };
    });
  const first = await appendEvents(database, arrivals(), now);
  if (first !== 'keyless') return first;
  await erased.readKey(database);
  const second = await appendEvents(database, arrivals(), now);
  // every item has a digest now
  if (second === 'keyless') throw new Error('an event about an item came without a digest');
  return second;
}

/** An event that jsonb cannot hold is kept as bytes alone: its sync then reads everything, for want of hints. */
async function receiveOne(database: Queryable, erased: Digests, received: Received): Promise<boolean> {
  const { event, at } = received;
  try {
    return (await append(database, erased, [received], at))[0] === true;
  } catch (error) {
    if (!isAboutTheBody(error)) throw error;
    const asBytes = { ...event, body: null, bytes: event.bytes ?? event.body };
    return (await append(database, erased, [{ event: asBytes, at }], at))[0] === true;
  }
}

/**
 * Makes events durable together with the requests for the work that follows from them. When this resolves, they may be
 * acknowledged; when it rejects, the senders have to repeat those that are not told of. Of one about an item of a person who
 * was erased nothing is stored, and it may be acknowledged.
 * @returns for each whether it is new, or why it alone is not stored
 */
export async function receiveEvents(
  database: Queryable,
  erased: Digests,
  events: readonly Received[],
  now: Date,
): Promise<readonly PromiseSettledResult<boolean>[]> {
  try {
    const fresh = await append(database, erased, events, now);
    return fresh.map((value) => ({ status: 'fulfilled', value }));
  } catch (error) {
    if (!isAboutTheBody(error)) throw error;
  }
  // one of them is to blame, and must not take the others with it
  const results: PromiseSettledResult<boolean>[] = [];
  let outage: PromiseRejectedResult | undefined;
  for (const event of events) {
    const [result] =
      outage === undefined ? await Promise.allSettled([receiveOne(database, erased, event)]) : [outage];
    results.push(result);
    // the database is gone meanwhile: the others would only wait for it one after the other
    if (result.status === 'rejected' && !isAboutTheBody(result.reason)) outage = result;
  }
  return results;
}
