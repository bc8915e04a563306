import { parseUserId } from '../../src/domain/ids.ts';
import { PAGES_AT_ONCE } from '../../src/sync/transactions/sweep-pages.ts';
import { connectPerfItem } from '../support/connect-item.ts';
import type { Measurement } from '../support/measure.ts';
import { type SyncBench, withService } from '../sync/SyncBench.ts';
import { syncOnce } from '../sync/sync-once.ts';
import { bytesOf, inLanes } from '../write-path/AccountPages.ts';
import { copyRows, dumpRows } from '../write-path/copy-rows.ts';
import { createCopyTable, startAfresh } from '../write-path/copy-table.ts';
import { readBank } from '../write-path/generate-banks.ts';
import { writePages } from '../write-path/write-pages.ts';
import { carryPages } from './carry-pages.ts';

export interface IngestOptions extends SyncBench {
  /** A multiple of 500. */
  readonly rows: number;
  readonly rounds: number;
  /** With which the write path and COPY write; what a sync of one item writes with is the product's business. */
  readonly connections: number;
}

/** Everything that one round measures; the ratios are between figures of one round. */
export interface Round {
  readonly sync: Measurement;
  readonly writePath: Measurement;
  readonly copy: Measurement;
  /** The pages carried from the sandbox to PostgreSQL, and nothing done with them. */
  readonly carried: Measurement;
}

export interface IngestResult {
  readonly rows: number;
  readonly connections: number;
  readonly pageBytes: number;
  readonly copyBytes: number;
  readonly rounds: readonly Round[];
}

/**
 * Measures how a large item gets from Pluggy's pages into the table, against a plain COPY of the same rows. A
 * first sync is not counted: the sandbox makes its rows in it, and this process compiles its code. What comes
 * last in a round finds the machine warmer than what comes first, so the three take turns.
 */
export async function measureIngest(options: IngestOptions): Promise<IngestResult> {
  const { databaseUrl, sandboxUrl, credentials, rows, connections } = options;
  const userId = parseUserId('bench');
  if (userId === undefined) throw new Error('the user id of the benchmark is not one');
  const item = { itemId: await connectPerfItem(sandboxUrl, credentials, userId, rows), rows };
  await createCopyTable(databaseUrl);
  const afresh = async (work: () => Promise<Measurement>): Promise<Measurement> => {
    await startAfresh(databaseUrl);
    return work();
  };
  const sync = (): Promise<Measurement> => afresh(() => syncOnce(options, item));
  await sync();
  const dump = await dumpRows(databaseUrl);
  const { accounts } = await withService(options, ({ client }) => readBank(client, item.itemId));
  const lanes = inLanes(accounts, Math.ceil(connections / PAGES_AT_ONCE));
  const write = (): Promise<Measurement> =>
    afresh(() => writePages({ databaseUrl, userId, lanes, rows, connections }));
  const copy = (): Promise<Measurement> => afresh(() => copyRows(databaseUrl, dump, connections));

  const rounds: Round[] = [];
  for (let round = 0; round < options.rounds; round++) {
    const early = round % 2 === 1 ? await copy() : undefined;
    const [synced, writePath] = [await sync(), await write()];
    const carried = await carryPages(options, item);
    rounds.push({ sync: synced, writePath, copy: early ?? (await copy()), carried });
  }
  return { rows, connections, pageBytes: bytesOf(accounts), copyBytes: dump.length, rounds };
}
