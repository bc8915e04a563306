import type { Compared, CompletenessProblem, WebhookArrival } from '../../contract/completeness.ts';
import type { Language } from '../../domain/language.ts';
import { UNKNOWN_TIME, WEBHOOKS_NOT_KNOWN, WEBHOOKS_WERE_LOST } from '../../domain/texts/completeness.ts';
import { describeStandingProblem, type WebhookStanding } from '../../domain/webhook-standing.ts';
import type { ComparedNow } from './compare-now.ts';
import { problemOf } from './problem-of.ts';

/** A connection, as far as comparisons go. */
export interface ComparedConnection {
  /** When all of it was last compared; null: not yet. */
  readonly at: Date | null;
  /** Something else is wrong with it, or with an account of it, and is said. */
  readonly hasProblems: boolean;
}

type Connections = readonly ComparedConnection[];

const since = (at: Date | null, from: Date): boolean => at !== null && at >= from;

/** The one that is longest ago; null: one was never, or there is none. */
function oldestOf(connections: Connections): Date | null {
  const known = connections.map(({ at }) => at).filter((at) => at !== null);
  return known.length < connections.length
    ? null
    : (known.toSorted((one, other) => Number(one) - Number(other))[0] ?? null);
}

function isCovered(
  { at, hasProblems }: ComparedConnection,
  standing: WebhookStanding,
  comparedSince: Date | undefined,
): boolean {
  if (at === null && hasProblems) return true; // that it was never read is said already
  if (comparedSince !== undefined && since(at, comparedSince)) return true;
  const { arriving, lostUntil } = standing;
  return arriving && (lostUntil === null || since(at, lostUntil));
}

/**
 * Connections of which something may have changed at Pluggy since they were compared, without this service having heard.
 * @param comparedSince what was compared since then was compared for this very request
 */
export function notComparedProblems(
  connections: Connections,
  standing: WebhookStanding,
  comparedSince: Date | undefined,
  language: Language,
): CompletenessProblem[] {
  const open = connections.filter((one) => !isCovered(one, standing, comparedSince));
  if (open.length === 0) return [];
  const known = open
    .map(({ at }) => at)
    .filter((at) => at !== null)
    .toSorted((one, other) => Number(other) - Number(one));
  const { problem } = standing;
  const why =
    problem === null
      ? WEBHOOKS_WERE_LOST[language]
      : `${WEBHOOKS_NOT_KNOWN[language]} (${describeStandingProblem(problem, language)})`;
  const at = known[0]?.toISOString() ?? UNKNOWN_TIME[language];
  return [problemOf('not_compared_since', language, { here: open.length, at, why })];
}

/** What was compared with Pluggy, and when. */
export function comparedView(
  connections: Connections,
  accounts: readonly { readonly transactions: { readonly rowsHere: number } }[],
  comparedNow: ComparedNow | undefined,
): Compared {
  const transactions = accounts.reduce((sum, account) => sum + account.transactions.rowsHere, 0);
  return {
    with: 'pluggy',
    what: { connections: connections.length, accounts: accounts.length, transactions },
    at: oldestOf(connections)?.toISOString() ?? null,
    now: comparedNow !== undefined && connections.every(({ at }) => since(at, comparedNow.since)),
    missed: comparedNow?.missed ?? [],
  };
}

export function arrivalView(standing: WebhookStanding): WebhookArrival {
  const { arriving, problem, provenAt, deliveredAt, disabledAt } = standing;
  return {
    arriving,
    problem,
    provenAt: provenAt?.toISOString() ?? null,
    deliveredAt: deliveredAt?.toISOString() ?? null,
    disabledAt: disabledAt?.toISOString() ?? null,
  };
}
