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
  readonly second: Measurement;
  /** What the second syncs of all items wrote. */
  readonly writes: WritesByKind;
  /** Rows of items and accounts whose facts differ after the second syncs. */
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

async function runRound(
  bench: SyncBench,
  large: BenchItem,
  others: readonly BenchItem[],
): Promise<ResyncRound> {
  const { databaseUrl } = bench;
  await emptyTables(databaseUrl);
  for (const item of others) await syncOnce(bench, item);
  const first = await syncOnce(bench, large);
  const before = await countRowWrites(databaseUrl);
  const factsBefore = await readMixedFacts(databaseUrl);
  for (const item of others) await syncOnce(bench, item);
  const second = await syncOnce(bench, large);
  const writes = writesBetween(before, await countRowWrites(databaseUrl));
  const mixedChanged = countDifferent(factsBefore, await readMixedFacts(databaseUrl));
  return { first, second, writes, mixedChanged };
}

/**
 * Syncs a large item, and small ones with every product, twice in each round while nothing changes at the bank.
 * A first round is not counted: the sandbox makes its rows in it, and this process compiles its code, which
 * would flatter the second sync.
 */
export async function measureResync(options: ResyncOptions): Promise<ResyncRound[]> {
  const [large, ...others] = await connectItems(options);
  if (large === undefined) throw new Error('there is no item to sync');
  await runRound(options, large, others);
  const rounds: ResyncRound[] = [];
  for (let round = 0; round < options.rounds; round++) rounds.push(await runRound(options, large, others));
  return rounds;
}
