import { parseUserId } from '../../src/domain/ids.ts';
import { PAGES_AT_ONCE } from '../../src/sync/transactions/sweep-pages.ts';
import type { Measurement } from '../support/measure.ts';
import { withDatabase } from '../support/with-database.ts';
import { copyRows, dumpRows } from '../write-path/copy-rows.ts';
import { COPY_TABLE, createCopyTable, startAfresh } from '../write-path/copy-table.ts';
import { generateBanks } from '../write-path/generate-banks.ts';
import { storeBanks } from '../write-path/store-banks.ts';
import { writePages } from '../write-path/write-pages.ts';
import { EDITED, editPages } from './edit-pages.ts';
import { insertOrIgnore } from './insert-or-ignore.ts';
import type { Peer } from './Peer.ts';
import { upsertRowByRow } from './upsert-row-by-row.ts';
import { writeWithPeer } from './write-with-peer.ts';

export interface PeersOptions {
  readonly databaseUrl: string;
  /** A multiple of 500 for each connection. */
  readonly rows: number;
  readonly rounds: number;
  /** Of each peer, which writes one bank after the other on each; ours writes several pages of a bank at once. */
  readonly connections: number;
  readonly seed: number;
}

/** One way to write: what it took, and how many edits it lost when the pages came again edited. */
export interface Writer {
  readonly name: string;
  readonly first: Measurement;
  /** Undefined of a COPY, which cannot write a row again. */
  readonly lost: number | undefined;
}

export interface PeersResult {
  readonly rows: number;
  readonly connections: number;
  /** Rows that the bank edited before it sent them again. */
  readonly edited: number;
  readonly rounds: readonly (readonly Writer[])[];
}

export const OURS = 'ours';
/** Not another way to sync, but as fast as this table can be filled at all. */
export const COPY = 'copy';
export const PEERS: readonly Peer[] = [upsertRowByRow, insertOrIgnore];

async function countEdited(databaseUrl: string, table: string, ids: readonly string[]): Promise<number> {
  return withDatabase(databaseUrl, async (database) => {
    const { rows } = await database.query<{ count: number }>(
      `select count(*)::int as count from ${table} where id = any ($1::uuid[]) and raw->>'description' = $2`,
      [ids, EDITED],
    );
    return rows[0]?.count ?? 0;
  });
}

async function assertRows(databaseUrl: string, table: string, rows: number): Promise<void> {
  await withDatabase(databaseUrl, async (database) => {
    const found = await database.query<{ count: number }>(`select count(*)::int as count from ${table}`);
    if (found.rows[0]?.count !== rows)
      throw new Error(`${found.rows[0]?.count} of ${rows} rows are in ${table}`);
  });
}

/** The first of the list goes to the end, so that everybody begins once. */
function turned<T>(list: readonly T[], by: number): T[] {
  const start = by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

/**
 * Writes the same pages into tables of one definition in our way and in others', and then the pages again after the
 * bank edited some of their rows.
 */
export async function measurePeers(options: PeersOptions): Promise<PeersResult> {
  const { databaseUrl, rows, connections, seed } = options;
  const userId = parseUserId('bench');
  if (userId === undefined) throw new Error('the user id of the benchmark is not one');
  const banks = await generateBanks({ banks: connections, rows: rows / connections, seed });
  await storeBanks(databaseUrl, userId, banks);
  await createCopyTable(databaseUrl);
  const lanes = banks.map(({ accounts }) => accounts);
  const edited = lanes.map(editPages);
  const editedLanes = edited.map(({ accounts }) => accounts);
  const ids = edited.flatMap((lane) => lane.ids);

  const measureOne = async (
    name: string,
    table: string,
    write: () => Promise<Measurement>,
    again: () => Promise<Measurement>,
  ): Promise<Writer> => {
    await startAfresh(databaseUrl);
    const first = await write();
    await assertRows(databaseUrl, table, rows);
    await again();
    return { name, first, lost: ids.length - (await countEdited(databaseUrl, table, ids)) };
  };
  const ours = { databaseUrl, userId, connections: lanes.length * PAGES_AT_ONCE };
  await startAfresh(databaseUrl);
  await writePages({ ...ours, lanes, rows });
  const dump = await dumpRows(databaseUrl);
  const writers: (() => Promise<Writer>)[] = [
    () =>
      measureOne(
        OURS,
        'pluggy.transactions',
        () => writePages({ ...ours, lanes, rows }),
        () => writePages({ ...ours, lanes: editedLanes, rows: 0 }),
      ),
    async () => {
      await startAfresh(databaseUrl);
      return { name: COPY, first: await copyRows(databaseUrl, dump, ours.connections), lost: undefined };
    },
    ...PEERS.map(
      (peer) => () =>
        measureOne(
          peer.name,
          COPY_TABLE,
          () => writeWithPeer(databaseUrl, peer, userId, lanes),
          () => writeWithPeer(databaseUrl, peer, userId, editedLanes),
        ),
    ),
  ];
  const runRound = async (round: number): Promise<Writer[]> => {
    const measured: Writer[] = [];
    for (const writer of turned(writers, round)) measured.push(await writer());
    return measured;
  };
  await runRound(0); // compiles and warms up; not counted
  const rounds: Writer[][] = [];
  for (let round = 0; round < options.rounds; round++) rounds.push(await runRound(round));
  return { rows, connections, edited: ids.length, rounds };
}
