import { type Figure, figure, median } from '../support/figure.ts';
import type { GrowthPair, GrowthResult, GrowthStage } from './measure-growth.ts';

const MIB = 2 ** 20;

function stageFigures({ rows, pairs }: GrowthStage, rowsPerRun: number, isLast: boolean): Figure[] {
  const over = (of: (pair: GrowthPair) => number): number => median(pairs.map(of));
  const cpu = ({ serverCpuUs = Number.NaN }: GrowthPair['none']): number => serverCpuUs / rowsPerRun;
  const isSeen = pairs.every(
    ({ none, stored }) => none.serverCpuUs !== undefined && stored.serverCpuUs !== undefined,
  );
  return [
    figure(
      `rows_per_second_at_none_beside_${rows}`,
      over(({ none }) => rowsPerRun / none.seconds),
      'rows/s',
    ),
    figure(
      `rows_per_second_at_${rows}`,
      over(({ stored }) => rowsPerRun / stored.seconds),
      'rows/s',
    ),
    figure(
      `ratio_at_${rows}_to_none`,
      over(({ none, stored }) => none.seconds / stored.seconds),
      'ratio',
      isLast ? { atLeast: 0.95 } : undefined,
    ),
    ...(isSeen
      ? [
          figure(
            `postgres_cpu_us_per_row_at_none_beside_${rows}`,
            over(({ none }) => cpu(none)),
            'µs',
          ),
          figure(
            `postgres_cpu_us_per_row_at_${rows}`,
            over(({ stored }) => cpu(stored)),
            'µs',
          ),
        ]
      : []),
  ];
}

/** Medians over the rounds; a ratio is taken within each pair. The goal is the last stage's. */
export function growthFigures({ rowsPerRun, stages, tableBytes, indexBytes }: GrowthResult): Figure[] {
  return [
    ...stages.flatMap((stage, index) => stageFigures(stage, rowsPerRun, index === stages.length - 1)),
    figure('rows_per_run', rowsPerRun, 'rows'),
    figure('table_mib', tableBytes / MIB, 'MiB'),
    figure('index_mib', indexBytes / MIB, 'MiB'),
  ];
}
