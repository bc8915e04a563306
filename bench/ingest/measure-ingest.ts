import { parseUserId } from '../../src/domain/ids.ts';
import { type Credentials, connectPerfItem } from '../support/connect-item.ts';
import type { Measurement } from '../support/measure.ts';
import { type AccountPages, bytesOf } from '../write-path/AccountPages.ts';
import { copyRows, dumpRows } from '../write-path/copy-rows.ts';
import { createCopyTable, startAfresh } from '../write-path/copy-table.ts';
import { writePages } from '../write-path/write-pages.ts';
import type { IngestBench } from './IngestBench.ts';
import { readAccountPages } from './read-account-pages.ts';
import { syncOnce } from './sync-once.ts';
import { countRowWrites } from './tables.ts';

export interface IngestOptions {
  readonly databaseUrl: string;
  readonly sandboxUrl: string;
  readonly credentials: Credentials;
  /** A multiple of 500. */
  readonly rows: number;
  readonly rounds: number;
}

/** Everything that one round measures; the ratios are between figures of one round. */
export interface Round {
  readonly firstSync: Measurement;
  readonly secondSync: Measurement;
  /** Rows of transactions that the second sync wrote in any way. */
  readonly secondSyncWrites: number;
  readonly writePath: Measurement;
  readonly copy: Measurement;
}

export interface IngestResult {
  readonly rows: number;
  readonly pageBytes: number;
  readonly copyBytes: number;
  readonly rounds: readonly Round[];
}

type Syncs = Pick<Round, 'firstSync' | 'secondSync' | 'secondSyncWrites'>;
type Writes = Pick<Round, 'writePath' | 'copy'>;

async function measureSyncs(bench: IngestBench): Promise<Syncs> {
  await startAfresh(bench.databaseUrl);
  const firstSync = await syncOnce(bench);
  const before = await countRowWrites(bench);
  const secondSync = await syncOnce(bench);
  const secondSyncWrites = (await countRowWrites(bench)) - before;
  return { firstSync, secondSync, secondSyncWrites };
}

/** The one that comes second finds the machine warmer, so the two take turns. */
async function measureWrites(
  bench: IngestBench,
  accounts: readonly AccountPages[],
  dump: Buffer,
  copyFirst: boolean,
): Promise<Writes> {
  const copyNow = async (): Promise<Measurement> => {
    await startAfresh(bench.databaseUrl);
    return copyRows(bench.databaseUrl, dump, 1);
  };
  const earlyCopy = copyFirst ? await copyNow() : undefined;
  await startAfresh(bench.databaseUrl);
  const writePath = await writePages({ ...bench, lanes: [accounts] });
  return { writePath, copy: earlyCopy ?? (await copyNow()) };
}

/**
 * Measures how a large item gets from Pluggy's pages into the table, against a plain COPY of the same rows. The
 * first sync comes before anything else, while this process holds nothing but what a service holds.
 */
export async function measureIngest(options: IngestOptions): Promise<IngestResult> {
  const { sandboxUrl, credentials, rows } = options;
  const userId = parseUserId('bench');
  if (userId === undefined) throw new Error('the user id of the benchmark is not one');
  const itemId = await connectPerfItem(sandboxUrl, credentials, userId, rows);
  const bench = { ...options, userId, itemId };
  await createCopyTable(bench.databaseUrl);

  let syncs = await measureSyncs(bench);
  const dump = await dumpRows(bench.databaseUrl);
  const accounts = await readAccountPages(bench);
  const rounds: Round[] = [];
  for (let round = 0; round < options.rounds; round++) {
    if (round > 0) syncs = await measureSyncs(bench);
    rounds.push({ ...syncs, ...(await measureWrites(bench, accounts, dump, round % 2 === 1)) });
  }
  return { rows, pageBytes: bytesOf(accounts), copyBytes: dump.length, rounds };
}
