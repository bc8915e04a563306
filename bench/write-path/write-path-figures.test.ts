import { expect, it } from 'vitest';
import type { Side } from '../support/Side.ts';
import { writePathFigures } from './write-path-figures.ts';

const took = (seconds: number, cpuUs: number, serverCpuUs?: number): Side => ({
  seconds,
  cpuUs,
  serverCpuUs,
  peakOverIdleMib: 1,
});

const read = (rounds: { writePath: Side; copy: Side }[]): Map<string, number> => {
  const figures = writePathFigures({ rows: 100, connections: 1, pageBytes: 80_000, rounds });
  return new Map(figures.map(({ name, value }) => [name, value]));
};

it('takes ratios within a round, and medians over the rounds', () => {
  const figures = read([
    { writePath: took(2, 300, 4_000), copy: took(1, 1, 3_000) },
    { writePath: took(4, 500, 6_000), copy: took(4, 1, 4_000) },
    { writePath: took(5, 900, 5_000), copy: took(4, 1, 5_000) },
  ]);
  expect(figures.get('write_path_rows_per_second')).toBe(25);
  expect(figures.get('copy_rows_per_second')).toBe(25);
  expect(figures.get('write_path_ratio_to_copy')).toBe(0.8);
  expect(figures.get('write_path_cpu_us_per_row')).toBe(5);
  expect(figures.get('write_path_postgres_cpu_us_per_row')).toBe(50);
  expect(figures.get('copy_postgres_cpu_us_per_row')).toBe(40);
});

it("says nothing of PostgreSQL's CPU where it cannot be seen", () => {
  const figures = read([{ writePath: took(2, 300), copy: took(1, 1) }]);
  expect([...figures.keys()].filter((name) => name.includes('postgres'))).toEqual([]);
});
