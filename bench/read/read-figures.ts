import { type Figure, figure, median } from '../support/figure.ts';
import { KINDS, type ReadRound } from './measure-read.ts';

/** What row-level security may cost. */
const DEAREST = { atMost: 1.1 };
const HAVE_A_GOAL: readonly string[] = ['page', 'financial_data'];

/** Medians over the rounds; a ratio is taken within each round. */
export function readFigures(rounds: readonly ReadRound[], usersPerRound: number): Figure[] {
  return KINDS.flatMap((kind) => {
    const own = rounds.filter((round) => round.kind === kind);
    const over = (of: (round: ReadRound) => number): number => median(own.map(of));
    return [
      figure(
        `${kind}_as_owner_ms`,
        over(({ asOwner }) => asOwner / usersPerRound),
        'ms',
      ),
      figure(
        `${kind}_as_user_ms`,
        over(({ asUser }) => asUser / usersPerRound),
        'ms',
      ),
      figure(
        `${kind}_as_user_to_owner`,
        over(({ asUser, asOwner }) => asUser / asOwner),
        'ratio',
        HAVE_A_GOAL.includes(kind) ? DEAREST : undefined,
      ),
    ];
  });
}
