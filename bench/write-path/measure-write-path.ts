import { parseUserId } from '../../src/domain/ids.ts';
import { PAGES_AT_ONCE } from '../../src/sync/transactions/sweep-pages.ts';
import type { Measurement } from '../support/measure.ts';
import type { Side } from '../support/Side.ts';
import { type ServerCpu, serverCpuOf } from '../support/server-cpu.ts';
import { bytesOf } from './AccountPages.ts';
import { copyRows, dumpRows } from './copy-rows.ts';
import { createCopyTable, startAfresh } from './copy-table.ts';
import { generateBanks } from './generate-banks.ts';
import { storeBanks } from './store-banks.ts';
import { writePages } from './write-pages.ts';

export interface WritePathOptions {
  readonly databaseUrl: string;
  /** A multiple of 500 for each connection. */
  readonly rows: number;
  readonly rounds: number;
  readonly connections: number;
  readonly seed: number;
}

export interface WritePathRound {
  readonly writePath: Side;
  readonly copy: Side;
}

export interface WritePathResult {
  readonly rows: number;
  readonly connections: number;
  readonly pageBytes: number;
  readonly rounds: readonly WritePathRound[];
}

async function withServerCpu(cpu: ServerCpu, work: () => Promise<Measurement>): Promise<Side> {
  const before = cpu();
  const measurement = await work();
  const after = cpu();
  const serverCpuUs = before === undefined || after === undefined ? undefined : after - before;
  return { ...measurement, serverCpuUs };
}

/**
 * Writes the same rows again and again, as pages the way a sync does and with COPY, in turn. The one that comes
 * second finds the machine warmer, so every other round begins with COPY.
 */
export async function measureWritePath(options: WritePathOptions): Promise<WritePathResult> {
  const { databaseUrl, rows, connections, seed } = options;
  const userId = parseUserId('bench');
  if (userId === undefined) throw new Error('the user id of the benchmark is not one');
  const count = Math.ceil(connections / PAGES_AT_ONCE);
  const banks = await generateBanks({ banks: count, rows: rows / count, seed });
  const lanes = banks.map(({ accounts }) => accounts);
  await storeBanks(databaseUrl, userId, banks);
  await createCopyTable(databaseUrl);
  const cpu = await serverCpuOf(databaseUrl);

  const measureSide = async (work: () => Promise<Measurement>): Promise<Side> => {
    await startAfresh(databaseUrl);
    return withServerCpu(cpu, work);
  };
  const write = (): Promise<Side> =>
    measureSide(() => writePages({ databaseUrl, userId, lanes, rows, connections }));
  await write(); // also what compiles the code and fills caches, on nobody's account
  const dump = await dumpRows(databaseUrl);
  const copy = (): Promise<Side> => measureSide(() => copyRows(databaseUrl, dump, connections));

  const rounds: WritePathRound[] = [];
  for (let round = 0; round < options.rounds; round++) {
    const early = round % 2 === 1 ? await copy() : undefined;
    const writePath = await write();
    rounds.push({ writePath, copy: early ?? (await copy()) });
  }
  return { rows, connections, pageBytes: bytesOf(lanes.flat()), rounds };
}
