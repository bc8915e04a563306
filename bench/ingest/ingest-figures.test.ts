import { expect, it } from 'vitest';
import { ingestFigures } from './ingest-figures.ts';
import type { Round } from './measure-ingest.ts';

const took = (seconds: number, cpuUs = 100): Round['copy'] => ({ seconds, cpuUs, peakOverIdleMib: 10 });

it('takes ratios within a round, their median over the rounds, and the most rows ever written again', () => {
  const rounds: Round[] = [
    { firstSync: took(4), secondSync: took(2), secondSyncWrites: 0, writePath: took(2), copy: took(1) },
    { firstSync: took(8), secondSync: took(2), secondSyncWrites: 3, writePath: took(4), copy: took(4) },
    { firstSync: took(5, 700), secondSync: took(1), secondSyncWrites: 0, writePath: took(5), copy: took(4) },
  ];
  const figures = ingestFigures({ rows: 100, pageBytes: 1_000, copyBytes: 2_000, rounds });
  const read = (name: string): number | undefined => figures.find((figure) => figure.name === name)?.value;
  expect(read('http_to_row_rows_per_second')).toBe(20);
  expect(read('copy_rows_per_second')).toBe(25);
  expect(read('write_path_ratio_to_copy')).toBe(0.8);
  expect(read('ratio_to_copy')).toBe(0.5);
  expect(read('second_sync_ratio_to_first')).toBe(0.25);
  expect(read('service_cpu_us_per_row')).toBe(1);
  expect(read('second_sync_rows_written')).toBe(3);
  expect(read('page_bytes_per_row')).toBe(10);
});
