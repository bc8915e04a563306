import { type Figure, figure, median } from '../support/figure.ts';
import type { ResyncRound } from './measure-resync.ts';

/** Medians over the rounds, ratios within a round, and of what was written the most of all rounds. */
export function resyncFigures(rows: number, rounds: readonly ResyncRound[]): Figure[] {
  const over = (of: (round: ResyncRound) => number): number => median(rounds.map(of));
  const most = (of: (round: ResyncRound) => number): number => Math.max(...rounds.map(of));
  return [
    figure('rows', rows, 'rows'),
    figure(
      'first_sync_seconds',
      over(({ first }) => first.seconds),
      's',
    ),
    figure(
      'second_sync_seconds',
      over(({ second }) => second.seconds),
      's',
    ),
    figure(
      'second_sync_ratio_to_first',
      over(({ first, second }) => second.seconds / first.seconds),
      'ratio',
      { atMost: 0.5 },
    ),
    figure(
      'complete_reread_seconds',
      over(({ reread }) => reread.seconds),
      's',
    ),
    figure(
      'complete_reread_ratio_to_first',
      over(({ first, reread }) => reread.seconds / first.seconds),
      'ratio',
    ),
    figure(
      'second_sync_rows_written',
      most(({ writes }) => writes.facts),
      'rows',
      { atMost: 0 },
    ),
    figure(
      'second_sync_items_and_accounts_changed',
      most(({ mixedChanged }) => mixedChanged),
      'rows',
      { atMost: 0 },
    ),
    figure(
      'second_sync_items_and_accounts_writes',
      most(({ writes }) => writes.mixed),
      'writes',
    ),
    figure(
      'second_sync_bookkeeping_writes',
      most(({ writes }) => writes.bookkeeping),
      'writes',
    ),
  ];
}
