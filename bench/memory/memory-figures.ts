import { type Figure, figure } from '../support/figure.ts';
import type { Measurement } from '../support/measure.ts';

/** A sync of so many rows. */
export interface SizedSync {
  readonly rows: number;
  readonly sync: Measurement;
}

/** @param large the goal is for this one; the small one shows what a tenth of the rows takes */
export function memoryFigures(small: SizedSync, large: SizedSync): Figure[] {
  return [
    figure('rows', large.rows, 'rows'),
    figure('peak_rss_over_idle_mib', large.sync.peakOverIdleMib, 'MiB', { atMost: 64 }),
    figure(`peak_rss_over_idle_mib_at_${small.rows}`, small.sync.peakOverIdleMib, 'MiB'),
    figure('seconds', large.sync.seconds, 's'),
    figure('http_to_row_rows_per_second', large.rows / large.sync.seconds, 'rows/s'),
    figure('service_cpu_us_per_row', large.sync.cpuUs / large.rows, 'µs'),
  ];
}
