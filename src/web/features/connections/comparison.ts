import type { ConnectionStateName } from '../../i18n/dictionary.ts';
import type { Completeness } from './api/get-completeness.ts';

/** How a connection compared with what Pluggy has of it. */
export interface Comparison {
  /** When all of it was last compared. */
  readonly at: string;
  /** What did not agree. */
  readonly problems: readonly {
    readonly accountId: string;
    readonly code: string;
    readonly detail: string;
  }[];
  /** Bills that do not add up, or could not be checked; but for each card's newest one, which nobody can check yet. */
  readonly bills: readonly {
    readonly accountId: string;
    readonly billId: string;
    readonly dueDate: string | null;
    /** It does not add up, which is more than that nobody can tell. */
    readonly differs: boolean;
    readonly detail: string;
  }[];
}

function openBills(accounts: Completeness['accounts']): Comparison['bills'] {
  return accounts
    .filter(({ sameAs }) => !sameAs)
    .flatMap(({ accountId, bills }) =>
      (bills ?? [])
        .filter(({ verdict, reason }) => verdict !== 'adds_up' && reason !== 'no_next_bill')
        .flatMap(({ billId, dueDate, verdict, detail }) =>
          billId && detail
            ? [{ accountId, billId, dueDate: dueDate ?? null, differs: verdict === 'differs', detail }]
            : [],
        ),
    );
}

const time = (at: string | null | undefined): number => (at ? Date.parse(at) : Number.NaN);

/** The oldest of the accounts' complete reads; undefined while one of them was never read completely. */
function sweptAt(accounts: Completeness['accounts']): string | undefined {
  const times = accounts.map((account) => account.sweptAt);
  if (times.length === 0 || times.some((at) => Number.isNaN(time(at)))) return undefined;
  return times.toSorted((one, other) => time(one) - time(other))[0] ?? undefined;
}

/**
 * A connection was compared when the service last did so on its own, or when it read all of each account; whichever is
 * later. Undefined: not yet, which is no disagreement.
 */
export function comparisonOf(completeness: Completeness, itemId: string): Comparison | undefined {
  const accounts = completeness.accounts.filter((account) => account.itemId === itemId);
  const own = completeness.reconciliations.find((one) => one.itemId === itemId)?.reconciledAt ?? undefined;
  const swept = sweptAt(accounts);
  const at = !own || time(swept) > time(own) ? swept : own;
  if (at === undefined) return undefined;
  const problems = accounts.flatMap(({ accountId, problems: found }) =>
    (found ?? []).flatMap(({ code, detail }) =>
      code && detail && code !== 'never_read' ? [{ accountId, code, detail }] : [],
    ),
  );
  return { at, problems, bills: openBills(accounts) };
}

/** That all agrees is said of a connection that is well: of what the bank withholds there is nothing to compare. */
export function isComparisonShown(state: ConnectionStateName, { problems }: Comparison): boolean {
  return state === 'ready' || (state !== 'updating' && problems.length > 0);
}
