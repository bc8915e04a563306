import { type Figure, figure, median } from '../support/figure.ts';
import type { Measurement } from '../support/measure.ts';
import type { IngestResult, Round } from './measure-ingest.ts';

/** Turns the measurements into figures: medians over the rounds, ratios taken within each round. */
export function ingestFigures({ rows, connections, pageBytes, copyBytes, rounds }: IngestResult): Figure[] {
  const over = (of: (round: Round) => number): number => median(rounds.map(of));
  const rate = (of: (round: Round) => Measurement): number => over((round) => rows / of(round).seconds);
  return [
    figure('rows', rows, 'rows'),
    figure('connections', connections, 'connections'),
    figure(
      'http_to_row_rows_per_second',
      rate((round) => round.sync),
      'rows/s',
    ),
    figure(
      'write_path_rows_per_second',
      rate((round) => round.writePath),
      'rows/s',
    ),
    figure(
      'copy_rows_per_second',
      rate((round) => round.copy),
      'rows/s',
    ),
    figure(
      'ratio_to_copy',
      over(({ copy, sync }) => copy.seconds / sync.seconds),
      'ratio',
      { atLeast: 0.5 },
    ),
    figure(
      'write_path_ratio_to_copy',
      over(({ copy, writePath }) => copy.seconds / writePath.seconds),
      'ratio',
      { atLeast: 0.9 },
    ),
    figure(
      'service_cpu_us_per_row',
      over(({ sync }) => sync.cpuUs / rows),
      'µs',
      { atMost: 5 },
    ),
    figure(
      'carrying_cpu_us_per_row',
      over(({ carried }) => carried.cpuUs / rows),
      'µs',
    ),
    figure(
      'service_cpu_ratio_to_carrying',
      over(({ sync, carried }) => sync.cpuUs / carried.cpuUs),
      'ratio',
    ),
    figure(
      'write_path_cpu_us_per_row',
      over(({ writePath }) => writePath.cpuUs / rows),
      'µs',
      { atMost: 5 },
    ),
    figure('page_bytes_per_row', pageBytes / rows, 'bytes'),
    figure('copy_bytes_per_row', copyBytes / rows, 'bytes'),
  ];
}
