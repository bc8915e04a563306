import { type Figure, figure, median } from '../support/figure.ts';
import type { Side } from '../support/Side.ts';
import type { WritePathResult, WritePathRound } from './measure-write-path.ts';

/** Medians over the rounds; ratios are taken within a round. */
export function writePathFigures({ rows, connections, pageBytes, rounds }: WritePathResult): Figure[] {
  const over = (of: (round: WritePathRound) => number): number => median(rounds.map(of));
  const serverCpu = (side: keyof WritePathRound): number =>
    over((round) => (round[side].serverCpuUs ?? Number.NaN) / rows);
  const isSeen = rounds.every(({ writePath, copy }) => [writePath, copy].every(hasServerCpu));
  return [
    figure('rows', rows, 'rows'),
    figure('connections', connections, 'connections'),
    figure(
      'write_path_rows_per_second',
      over(({ writePath }) => rows / writePath.seconds),
      'rows/s',
    ),
    figure(
      'copy_rows_per_second',
      over(({ copy }) => rows / copy.seconds),
      'rows/s',
    ),
    figure(
      'write_path_ratio_to_copy',
      over(({ copy, writePath }) => copy.seconds / writePath.seconds),
      'ratio',
      { atLeast: 0.9 },
    ),
    figure(
      'write_path_cpu_us_per_row',
      over(({ writePath }) => writePath.cpuUs / rows),
      'µs',
      { atMost: 5 },
    ),
    ...(isSeen
      ? [
          figure('write_path_postgres_cpu_us_per_row', serverCpu('writePath'), 'µs'),
          figure('copy_postgres_cpu_us_per_row', serverCpu('copy'), 'µs'),
        ]
      : []),
    figure('page_bytes_per_row', pageBytes / rows, 'bytes'),
  ];
}

function hasServerCpu({ serverCpuUs }: Side): boolean {
  return serverCpuUs !== undefined;
}
