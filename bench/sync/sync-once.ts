import { randomUUID } from 'node:crypto';
import { type Clock, systemClock } from '../../src/domain/clock.ts';
import type { ItemId } from '../../src/domain/ids.ts';
import { silentLogger } from '../../src/domain/logger.ts';
import { ErasedItems } from '../../src/ingest/ErasedItems.ts';
import { parseEvent } from '../../src/ingest/parse-event.ts';
import { receiveEvents } from '../../src/ingest/receive-events.ts';
import { COALESCE_EVENTS_MS, requestRun, SYNC_ITEM } from '../../src/queue/kinds.ts';
import { Worker } from '../../src/queue/Worker.ts';
import type { Database } from '../../src/store/Database.ts';
import { Documents } from '../../src/store/documents/Documents.ts';
import { forgetReadsOfItem } from '../../src/store/statements/accounts/forget-reads-of-item.ts';
import { createSyncItem } from '../../src/sync/item/sync-item.ts';
import { type Measurement, measure } from '../support/measure.ts';
import { type SyncBench, withService } from './SyncBench.ts';

/** One connected bank at the sandbox. */
export interface BenchItem {
  readonly itemId: ItemId;
  /** Its transactions; undefined: as many as there are. */
  readonly rows?: number;
}

interface Found {
  readonly state: string;
  readonly error: string | null;
  readonly read: number;
  readonly stored: number;
  readonly failed_products: number;
}

const FIND = `
select sync_state as state, sync_error as error, coalesce(sync_rows_read, 0)::int as read,
  (select count(*)::int from pluggy.transactions t join pluggy.accounts a on a.id = t.account_id
   where a.item_id = i.id and t.deleted_at is null) as stored,
  (select count(*)::int from pluggy.product_states p where p.item_id = i.id and p.state = 'failed') as failed_products
from pluggy.items i where i.id = $1`;

/** A figure of a sync that failed half-way, or that read less than it should, would look like a fast one. */
async function assertSynced(
  database: Database,
  { itemId, rows }: BenchItem,
  isComplete: boolean,
): Promise<void> {
  const { rows: found } = await database.query<Found>(FIND, [itemId]);
  const sync = found[0];
  if (sync === undefined) throw new Error('the sync stored no item');
  const wanted = rows ?? sync.stored;
  if (
    sync.state !== 'done' ||
    sync.failed_products > 0 ||
    (isComplete && sync.read !== wanted) ||
    sync.stored !== wanted ||
    wanted === 0
  )
    throw new Error(`not a complete sync of ${wanted} rows: ${JSON.stringify(sync)}`);
}

export interface SyncOptions {
  readonly clock?: Clock;
  /** The webhook that asks for the sync; without one everything is read, from the first to the last page. */
  readonly event?: 'item/updated';
}

/** One sync of the item by the service's own worker, from the job that asks for it to its last commit. */
export function syncOnce(
  bench: SyncBench,
  item: BenchItem,
  { clock = systemClock, event }: SyncOptions = {},
): Promise<Measurement> {
  return withService(bench, async ({ database, syncDatabase, client }) => {
    const common = { database, clock, logger: silentLogger };
    const { keyring, credentials } = bench;
    const { clientId } = credentials;
    const documents = new Documents(database, keyring);
    const own = { database: syncDatabase, client, keyring, documents, clientId };
    const sync = createSyncItem({ ...common, ...own });
    const worker = new Worker({ ...common, handlers: { [SYNC_ITEM.name]: sync } });
    const { itemId } = item;
    if (event === undefined) {
      await forgetReadsOfItem(database, itemId);
      await requestRun(database, SYNC_ITEM, itemId, clock.now());
    } else {
      const body = Buffer.from(JSON.stringify({ event, eventId: randomUUID(), itemId, clientId }));
      const at = new Date(clock.now().getTime() - COALESCE_EVENTS_MS);
      await receiveEvents(
        database,
        new ErasedItems(keyring),
        [{ event: parseEvent(body, clientId), at }],
        at,
      );
    }
    await client.ping(); // a service that runs has its API key
    const measurement = await measure(() => worker.runUntilIdle());
    await assertSynced(database, item, event === undefined);
    return measurement;
  });
}
