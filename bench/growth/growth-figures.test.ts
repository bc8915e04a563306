import { expect, it } from 'vitest';
import type { Side } from '../support/Side.ts';
import { growthFigures } from './growth-figures.ts';

const took = (seconds: number, serverCpuUs?: number): Side => ({
  seconds,
  cpuUs: 1,
  peakOverIdleMib: 1,
  serverCpuUs,
});

it('takes the ratio within each pair, and asks for the goal where most rows are stored', () => {
  const pairs = [
    { none: took(1), stored: took(2) },
    { none: took(4), stored: took(5) },
    { none: took(9), stored: took(9) },
  ];
  const stages = [
    { rows: 1_000, pairs: [{ none: took(1, 2_000), stored: took(2, 3_000) }] },
    { rows: 5_000, pairs },
  ];
  const result = growthFigures({ rowsPerRun: 100, stages, tableBytes: 2 ** 21, indexBytes: 2 ** 20 });
  const figures = new Map(result.map((figure) => [figure.name, figure]));
  expect(figures.get('ratio_at_5000_to_none')).toMatchObject({ value: 0.8, ok: false });
  expect(figures.get('ratio_at_1000_to_none')).toMatchObject({ value: 0.5 });
  expect(figures.get('ratio_at_1000_to_none')?.goal).toBeUndefined();
  expect(figures.get('rows_per_second_at_5000')?.value).toBe(20);
  expect(figures.get('rows_per_second_at_none_beside_5000')?.value).toBe(25);
  expect(figures.get('postgres_cpu_us_per_row_at_1000')?.value).toBe(30);
  expect(figures.has('postgres_cpu_us_per_row_at_5000')).toBe(false);
  expect(figures.get('table_mib')?.value).toBe(2);
});
