import { type Figure, figure, median } from '../support/figure.ts';
import type { AnswerRound } from './measure-answer.ts';
import { KINDS, type ReadRound } from './measure-read.ts';

/** What row-level security may cost. */
const DEAREST = { atMost: 1.1 };
const HAVE_A_GOAL: readonly string[] = ['page', 'financial_data'];

/** Medians over the rounds; a ratio is taken within each round. */
export function answerFigures(rounds: readonly AnswerRound[]): Figure[] {
  const over = (of: (round: AnswerRound) => number): number => median(rounds.map(of));
  return [
    figure(
      'answer_rows_per_second',
      over(({ service }) => service),
      'rows/s',
    ),
    figure(
      'bare_rows_per_second',
      over(({ bare }) => bare),
      'rows/s',
    ),
    figure(
      'answer_to_bare',
      over(({ service, bare }) => service / bare),
      'ratio',
      { atLeast: 1.5 },
    ),
    figure(
      'compressed_answer_to_answer',
      over(({ service, compressed }) => compressed / service),
      'ratio',
      { atLeast: 0.6 },
    ),
  ];
}

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
