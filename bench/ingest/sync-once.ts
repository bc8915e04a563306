import { randomBytes } from 'node:crypto';
import { systemClock } from '../../src/domain/clock.ts';
import { Keyring } from '../../src/domain/Keyring.ts';
import { silentLogger } from '../../src/domain/logger.ts';
import { requestSync, SYNC_ITEM } from '../../src/inbox/request-sync.ts';
import { Worker } from '../../src/queue/Worker.ts';
import type { Database } from '../../src/store/Database.ts';
import { createSyncItem } from '../../src/sync/sync-item.ts';
import { type Measurement, measure } from '../support/measure.ts';
import { type IngestBench, withService } from './IngestBench.ts';

/** A figure of a sync that failed half-way would look like a fast one. */
async function assertSynced(database: Database, { itemId, rows }: IngestBench): Promise<void> {
  const { rows: found } = await database.query<{ state: string; error: string | null; stored: number }>(
    `select sync_state as state, sync_error as error,
       (select count(*)::int from pluggy.transactions where deleted_at is null) as stored
     from pluggy.items where id = $1`,
    [itemId],
  );
  const { state, error, stored } = found[0] ?? { state: 'unknown', error: null, stored: 0 };
  if (state !== 'done' || stored !== rows)
    throw new Error(`the sync ended as ${state} (${error ?? 'no error'}) with ${stored} of ${rows} rows`);
}

/** One complete sync of the item by the service's own worker, from the job that asks for it to its last commit. */
export function syncOnce(bench: IngestBench): Promise<Measurement> {
  return withService(bench, async ({ database, client }) => {
    const keyring = new Keyring([randomBytes(32)]);
    const common = { database, clock: systemClock, logger: silentLogger };
    const sync = createSyncItem({ ...common, client, keyring, clientId: bench.credentials.clientId });
    const worker = new Worker({ ...common, handlers: { [SYNC_ITEM]: sync } });
    await database.transaction((tx) => requestSync(tx, bench.itemId, systemClock.now()));
    const measurement = await measure(() => worker.runUntilIdle());
    await assertSynced(database, bench);
    return measurement;
  });
}
