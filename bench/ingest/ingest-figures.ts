import { type Figure, figure, median } from '../support/figure.ts';
import type { Measurement } from '../support/measure.ts';
import type { IngestResult, Round } from './measure-ingest.ts';

/** Turns the measurements into figures: medians over the rounds, ratios taken within each round. */
export function ingestFigures({ rows, pageBytes, copyBytes, rounds }: IngestResult): Figure[] {
  const over = (of: (round: Round) => number): number => median(rounds.map(of));
  const rate = (of: (round: Round) => Measurement): number => over((round) => rows / of(round).seconds);
  return [
    figure('rows', rows, 'rows'),
    figure(
      'http_to_row_rows_per_second',
      rate((round) => round.firstSync),
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
      over(({ copy, firstSync }) => copy.seconds / firstSync.seconds),
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
      over(({ firstSync }) => firstSync.cpuUs / rows),
      'µs',
      { atMost: 5 },
    ),
    figure(
      'write_path_cpu_us_per_row',
      over(({ writePath }) => writePath.cpuUs / rows),
      'µs',
      { atMost: 5 },
    ),
    figure('second_sync_rows_written', Math.max(...rounds.map((round) => round.secondSyncWrites)), 'rows', {
      atMost: 0,
    }),
    figure(
      'second_sync_seconds',
      over(({ secondSync }) => secondSync.seconds),
      's',
    ),
    figure(
      'second_sync_ratio_to_first',
      over(({ firstSync, secondSync }) => secondSync.seconds / firstSync.seconds),
      'ratio',
      { atMost: 0.5 },
    ),
    // of the first round alone: later ones run in a process that holds all pages in memory
    figure('peak_rss_over_idle_mib', rounds[0]?.firstSync.peakOverIdleMib ?? Number.NaN, 'MiB', {
      atMost: 64,
    }),
    figure('page_bytes_per_row', pageBytes / rows, 'bytes'),
    figure('copy_bytes_per_row', copyBytes / rows, 'bytes'),
  ];
}
