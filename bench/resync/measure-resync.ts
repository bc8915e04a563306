import { type Clock, systemClock } from '../../src/domain/clock.ts';
import { connectItem, connectPerfItem } from '../support/connect-item.ts';
import type { Measurement } from '../support/measure.ts';
import { withDatabase } from '../support/with-database.ts';
import type { SyncBench } from '../sync/SyncBench.ts';
import { type BenchItem, syncOnce } from '../sync/sync-once.ts';
import { countRowWrites } from './count-row-writes.ts';
import { countDifferent, readMixedFacts } from './mixed-facts.ts';
import { type WritesByKind, writesBetween } from './tables.ts';

export interface ResyncOptions extends SyncBench {
  /** Of the large item; a multiple of 500. */
  readonly rows: number;
  readonly rounds: number;
}

export interface ResyncRound {
  /** Of the large item. */
  readonly first: Measurement;
  /** After item/updated, an hour after the bank was connected. */
  readonly second: Measurement;
  /** From the first to the last page once more. */
  readonly reread: Measurement;
  /** What the second syncs and the complete ones after them wrote, of all items. */
  readonly writes: WritesByKind;
  /** Rows of items and accounts whose facts differ after them. */
  readonly mixedChanged: number;
}

/** Between them they have every product. */
const HOUSEHOLDS = ['user-ok', 'user-ok-investor', 'user-ok-indebted', 'user-ok-digits'];

function emptyTables(databaseUrl: string): Promise<void> {
  return withDatabase(databaseUrl, async (database) => {
    await database.query('truncate pluggy.items cascade');
    await database.query('checkpoint');
  });
}

async function connectItems({ sandboxUrl, credentials, rows }: ResyncOptions): Promise<BenchItem[]> {
  const large = { itemId: await connectPerfItem(sandboxUrl, credentials, 'bench', rows), rows };
  const items: BenchItem[] = [large];
  for (const user of HOUSEHOLDS)
    items.push({ itemId: await connectItem(sandboxUrl, credentials, 'bench', user) });
  return items;
}

const HOUR_MS = 60 * 60_000;

/** What the bank delivered an hour ago is not new any more: else a second sync would read all of it again. */
const hourLater: Clock = {
  ...systemClock,
  now: () => new Date(systemClock.now().getTime() + HOUR_MS),
};

async function letAnHourPass(sandboxUrl: string): Promise<void> {
  const response = await fetch(`${sandboxUrl}/_sandbox/clock`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ advanceMs: HOUR_MS }),
  });
  if (!response.ok) throw new Error(`the sandbox's clock cannot be moved: ${response.status}`);
}

async function runRound(
  bench: SyncBench,
  large: BenchItem,
  others: readonly BenchItem[],
): Promise<ResyncRound> {
  const { databaseUrl } = bench;
  await emptyTables(databaseUrl);
  const now = { clock: hourLater };
  for (const item of others) await syncOnce(bench, item, now);
  const first = await syncOnce(bench, large, now);
  const before = await countRowWrites(databaseUrl);
  const factsBefore = await readMixedFacts(databaseUrl);
  const again = { ...now, event: 'item/updated' } as const;
  for (const item of others) await syncOnce(bench, item, again);
  const second = await syncOnce(bench, large, again);
  for (const item of others) await syncOnce(bench, item, now);
  const reread = await syncOnce(bench, large, now);
  const writes = writesBetween(before, await countRowWrites(databaseUrl));
  const mixedChanged = countDifferent(factsBefore, await readMixedFacts(databaseUrl));
  return { first, second, reread, writes, mixedChanged };
}

/**
 * Syncs a large item, and small ones with every product, three times in each round while nothing changes at the bank: at
 * first, after the event that tells that the bank was read again, and completely.
 * A first round is not counted: the sandbox makes its rows in it, and this process compiles its code, which
 * would flatter the second sync.
 */
export async function measureResync(options: ResyncOptions): Promise<ResyncRound[]> {
  const [large, ...others] = await connectItems(options);
  if (large === undefined) throw new Error('there is no item to sync');
  await letAnHourPass(options.sandboxUrl);
  await runRound(options, large, others);
  const rounds: ResyncRound[] = [];
  for (let round = 0; round < options.rounds; round++) rounds.push(await runRound(options, large, others));
  return rounds;
}
