import { PublicError } from '../../domain/errors.ts';
import { replayEvents } from '../../ingest/replay-events.ts';
import {
  type DeliveryFilter,
  type DeliveryRow,
  findDelivery,
  listDeliveries,
} from '../../ingest/sql/list-deliveries.ts';
import { listJobsOfKey } from '../../queue/list-jobs.ts';
import type { Queryable } from '../../store/Queryable.ts';
import type { Needs } from '../shared/Parts.ts';
import { type Page, type PageRequest, pageOf } from '../shared/page.ts';

/** What Pluggy delivered, the latest first. */
export async function listWebhookLog(
  { database }: Needs<'database'>,
  filter: DeliveryFilter,
  { after, limit }: PageRequest<readonly [string]>,
): Promise<Page<DeliveryRow, readonly [string]>> {
  const list = (tx: Queryable) => listDeliveries(tx, filter, after?.[0], limit + 1);
  return pageOf(await database.asSystem(list, 'read'), limit, ({ id }) => [id] as const);
}

/** One delivery with what it says and the work that it led to, as JSON text. @throws {PublicError} event_not_found */
export async function readDelivery({ database }: Needs<'database'>, id: string): Promise<string> {
  return database.asSystem(async (tx) => {
    const found = await findDelivery(tx, id);
    if (found === undefined) throw new PublicError('event_not_found');
    const { body, ...row } = found;
    const jobs = row.itemId === null ? [] : await listJobsOfKey(tx, row.itemId);
    // the body's numbers are Pluggy's, at any length: they pass through no float
    return `${JSON.stringify({ ...row, jobs }).slice(0, -1)},"body":${body ?? 'null'}}`;
  }, 'read');
}

/**
 * Acts on a delivery once more; the work itself is done by whichever worker runs.
 * @returns the delivery as it is now
 * @throws {PublicError} event_not_found, event_without_work
 */
export async function replayDelivery(parts: Needs<'database' | 'clock'>, id: string): Promise<string> {
  const { database, clock } = parts;
  const found = await database.asSystem((tx) => findDelivery(tx, id), 'read');
  if (found === undefined) throw new PublicError('event_not_found');
  const { events } = await replayEvents(database, { eventId: found.eventId }, clock.now());
  if (events === 0) throw new PublicError('event_without_work');
  return readDelivery(parts, id);
}
