import type { CompletenessProblem } from '../../contract/completeness.ts';
import type { Language } from '../../domain/language.ts';
import type { AccountFigures } from '../../store/statements/accounts/list-account-figures.ts';
import type { BillFigures } from '../../store/statements/comparisons/list-bill-figures.ts';
import { type Named, problemOf } from './problem-of.ts';

type Finding = readonly [CompletenessProblem['code'], Named?];

function rowFindings(account: AccountFigures): Finding[] {
  const { sweptAt, atPluggy, hereThen, refused, refusedByThen, refusedSince } = account;
  const found: Finding[] = [];
  if (sweptAt === null) found.push(['never_read']);
  if (atPluggy !== null && hereThen !== null) {
    // rows that the database refused were at Pluggy and are told of on their own
    const missing = atPluggy - hereThen - refusedByThen;
    if (missing < 0 || missing > refusedSince)
      found.push(['rows_differ', { there: atPluggy, here: hereThen }]);
  }
  if (account.monthsDifferent > 0) found.push(['months_differ', { here: account.monthsDifferent }]);
  if (refused > 0) found.push(['rows_refused', { here: refused }]);
  return found;
}

function balanceFindings({ balanceAgrees, breaks }: AccountFigures): Finding[] {
  const found: Finding[] = [];
  if (balanceAgrees === false) found.push(['balance_differs']);
  if (breaks > 0) found.push(['balance_breaks', { here: breaks }]);
  return found;
}

function billFindings(bills: readonly BillFigures[]): Finding[] {
  const wrong = bills.filter(({ verdict }) => verdict === 'differs').length;
  return wrong === 0 ? [] : [['bill_differs', { here: wrong }]];
}

/**
 * What of an account does not add up, in the caller's language.
 * @param bills null: another connection shows the same account, whose balance and bills are checked there
 */
export function completenessProblems(
  account: AccountFigures,
  bills: readonly BillFigures[] | null,
  language: Language,
): CompletenessProblem[] {
  const checked = bills === null ? [] : [...balanceFindings(account), ...billFindings(bills)];
  return [...rowFindings(account), ...checked].map(([code, named]) => problemOf(code, language, named));
}
