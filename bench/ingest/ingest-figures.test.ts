import { expect, it } from 'vitest';
import { ingestFigures } from './ingest-figures.ts';
import type { Round } from './measure-ingest.ts';

const took = (seconds: number, cpuUs = 100): Round['copy'] => ({ seconds, cpuUs, peakOverIdleMib: 10 });

it('takes ratios within a round, and medians over the rounds', () => {
  const rounds: Round[] = [
    { sync: took(4), writePath: took(2), copy: took(1), carried: took(1) },
    { sync: took(8), writePath: took(4), copy: took(4), carried: took(1, 50) },
    { sync: took(5, 700), writePath: took(5), copy: took(4), carried: took(1, 50) },
  ];
  const figures = ingestFigures({ rows: 100, connections: 2, pageBytes: 1_000, copyBytes: 2_000, rounds });
  const read = (name: string): number | undefined => figures.find((figure) => figure.name === name)?.value;
  expect(read('connections')).toBe(2);
  expect(read('http_to_row_rows_per_second')).toBe(20);
  expect(read('copy_rows_per_second')).toBe(25);
  expect(read('write_path_ratio_to_copy')).toBe(0.8);
  expect(read('ratio_to_copy')).toBe(0.5);
  expect(read('service_cpu_us_per_row')).toBe(1);
  expect(read('service_cpu_ratio_to_carrying')).toBe(2);
  expect(read('page_bytes_per_row')).toBe(10);
});
