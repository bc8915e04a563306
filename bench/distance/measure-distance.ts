import { connectItem, connectPerfItem } from '../support/connect-item.ts';
import { withDatabase } from '../support/with-database.ts';
import type { SyncBench } from '../sync/SyncBench.ts';
import { syncOnce } from '../sync/sync-once.ts';

export interface DistanceOptions extends Omit<SyncBench, 'sandboxUrl'> {
  /** For each distance, in milliseconds a call, a sandbox that is so far away. */
  readonly sandboxes: ReadonlyMap<number, string>;
  /** Of the large item; a multiple of 500. */
  readonly rows: number;
  readonly rounds: number;
}

/** What one distance made of the same syncs, in seconds, round by round. */
export interface AtDistance {
  readonly callMs: number;
  /** Of the large item. */
  readonly first: readonly number[];
  /** Of a household with every product but a few, after the event that tells that the bank was read again. */
  readonly update: readonly number[];
}

const emptyTables = (databaseUrl: string): Promise<void> =>
  withDatabase(databaseUrl, async (database) => {
    await database.query('truncate pluggy.items cascade');
  });

async function measureAt(bench: SyncBench, callMs: number, options: DistanceOptions): Promise<AtDistance> {
  const { credentials, sandboxUrl } = bench;
  const { rows, rounds } = options;
  const large = { itemId: await connectPerfItem(sandboxUrl, credentials, 'bench', rows), rows };
  const household = { itemId: await connectItem(sandboxUrl, credentials, 'bench', 'user-ok') };
  const [first, update]: [number[], number[]] = [[], []];
  // a first round does not count: the sandbox makes its rows in it, and this process compiles its code
  for (let round = 0; round <= rounds; round++) {
    await emptyTables(bench.databaseUrl);
    const ofLarge = await syncOnce(bench, large);
    await syncOnce(bench, household);
    const ofUpdate = await syncOnce(bench, household, { event: 'item/updated' });
    if (round === 0) continue;
    first.push(ofLarge.seconds);
    update.push(ofUpdate.seconds);
  }
  return { callMs, first, update };
}

/** The same syncs at each distance, one distance after the other. */
export async function measureDistance(options: DistanceOptions): Promise<AtDistance[]> {
  const measured: AtDistance[] = [];
  for (const [callMs, sandboxUrl] of options.sandboxes)
    measured.push(await measureAt({ ...options, sandboxUrl }, callMs, options));
  return measured;
}
