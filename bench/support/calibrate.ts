import { once } from 'node:events';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Cleanup } from './Cleanup.ts';
import { type Figure, figure } from './figure.ts';
import { openBenchDatabase } from './open-bench-database.ts';

const STEPS = 300_000_000;
const ROWS = 300_000;

/** Whole numbers alone: no memory and no library, so that nothing but the processor makes it faster. */
function loop(steps: number): number {
  let state = 1;
  for (let step = 0; step < steps; step++) state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
  return state;
}

function secondsOfLoop(): number {
  loop(1_000_000); // compiled before the clock starts
  const startedAt = performance.now();
  const state = loop(STEPS);
  const seconds = (performance.now() - startedAt) / 1_000;
  // the result is looked at, so that the loop cannot be left out
  if (!Number.isInteger(state)) throw new Error('the loop of the calibration went wrong');
  return seconds;
}

function fixedRows(): Buffer {
  const line = (_: unknown, n: number): string => `${n}\t${'abcdefghij'.repeat(10)}\t${n * 7}.25\n`;
  return Buffer.from(Array.from({ length: ROWS }, line).join(''));
}

/** A COPY of fixed rows from memory into a table with a primary key; its commit waits for the disk. */
async function secondsOfCopy(serverUrl: string | undefined, cleanup: Cleanup): Promise<number> {
  const { url } = await openBenchDatabase(serverUrl, cleanup);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  cleanup.add(() => client.end());
  await client.query(
    'create table public.calibration (id int primary key, text text not null, amount numeric not null)',
  );
  await client.query('checkpoint');
  const rows = fixedRows();
  const startedAt = performance.now();
  const stream = client.query(copyFrom('copy public.calibration from stdin'));
  stream.end(rows);
  await once(stream, 'finish');
  return (performance.now() - startedAt) / 1_000;
}

/**
 * How fast this machine is now, by work that is the same in every version of this project: with it the figures of
 * two machines, or of one machine on two days, can be compared.
 */
export async function calibrate(serverUrl: string | undefined, cleanup: Cleanup): Promise<Figure[]> {
  return [
    figure('calibration_loop_steps_per_second', STEPS / secondsOfLoop(), 'steps/s'),
    figure('calibration_copy_rows_per_second', ROWS / (await secondsOfCopy(serverUrl, cleanup)), 'rows/s'),
  ];
}
