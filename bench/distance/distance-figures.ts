import { type Figure, figure, median } from '../support/figure.ts';
import type { AtDistance } from './measure-distance.ts';

const ROWS_PER_PAGE = 500;

/** At which the goals are set. */
export const GOAL_MS = 100;

/** Seconds are medians; a goal is reached if the worst round reaches it. */
export function distanceFigures(rows: number, measured: readonly AtDistance[]): Figure[] {
  const pages = rows / ROWS_PER_PAGE;
  return [
    figure('rows', rows, 'rows'),
    figure('pages_in_a_row', pages, 'calls'),
    ...measured.flatMap(({ callMs, first, update }) => {
      const ratio = Math.max(...first) / ((pages * callMs) / 1_000);
      return [
        figure(`first_sync_seconds_at_${callMs}_ms`, median(first), 's'),
        figure(
          `first_sync_to_its_pages_at_${callMs}_ms`,
          ratio,
          'ratio',
          callMs === GOAL_MS ? { atMost: 1.15 } : undefined,
        ),
        figure(`update_seconds_at_${callMs}_ms`, median(update), 's'),
        figure(`update_in_calls_at_${callMs}_ms`, (median(update) * 1_000) / callMs, 'calls'),
      ];
    }),
  ];
}
