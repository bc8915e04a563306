import type {
  AccountCompleteness,
  BillCompleteness,
  Compared,
  Completeness,
  CompletenessProblem,
  ConnectionCompleteness,
  ItemReconciliation,
} from '../src/contract/completeness.ts';

const mark = (problems: readonly CompletenessProblem[]): string =>
  problems.length === 0 ? 'ok   ' : 'CHECK';

const describeProblems = (problems: readonly CompletenessProblem[]): string[] =>
  problems.map(({ code, detail }) => `       ${code}: ${detail}`);

function describeConnection({ itemId, status, sync, problems }: ConnectionCompleteness): string[] {
  const head = `${mark(problems)}  connection ${itemId}: ${status}, sync ${sync.state} ${sync.finishedAt ?? ''}`;
  return [head.trimEnd(), ...describeProblems(problems)];
}

/** Bills that do not add up or could not be checked, one line for each reason. */
function describeBills(bills: readonly BillCompleteness[]): string[] {
  const open = bills.filter(({ verdict }) => verdict !== 'adds_up');
  return [...new Set(open.map(({ reason }) => reason))].map((reason) => {
    const same = open.filter((bill) => bill.reason === reason);
    const days = same.map(({ dueDate }) => dueDate ?? 'without a day').join(', ');
    return `       ${reason}, bills due ${days}: ${same[0]?.detail ?? ''}`;
  });
}

function describeAccount({ accountId, type, transactions, bills, problems }: AccountCompleteness): string[] {
  const { rowsAtPluggy, rowsHere } = transactions;
  const rows = `${rowsHere} rows here, ${rowsAtPluggy ?? 'unknown'} at Pluggy at the last complete read`;
  const billsWith = (sought: string): number => bills.filter(({ verdict }) => verdict === sought).length;
  const closed =
    bills.length === 0
      ? ''
      : `; of ${bills.length} bills ${billsWith('adds_up')} add up, ${billsWith('differs')} differ, ${billsWith('unknown')} cannot be told`;
  return [
    `${mark(problems)}  ${type} ${accountId}: ${rows}${closed}`,
    ...describeProblems(problems),
    ...describeBills(bills),
  ];
}

function describeReconciliation({ itemId, reconciledAt, found }: ItemReconciliation): string[] {
  const head = `       compared with Pluggy: connection ${itemId}, ${reconciledAt ?? 'not yet'}`;
  const lines = found.map(
    (one) =>
      `         ${one.finishedAt} repaired ${one.rowsRepaired} transactions, ${one.productsRepaired} other rows, ` +
      `${one.accountsDifferent} accounts, ${one.monthsDifferent} months${one.moved ? '; a webhook had not come' : ''}` +
      (one.monthsLeft > 0 ? `; ${one.monthsLeft} months still differ` : ''),
  );
  return [head, ...lines];
}

/** With what, what and when; nothing where there is no connection. */
function describeCompared({ what, at, now, missed }: Compared): string[] {
  const { connections, accounts, transactions } = what;
  if (connections === 0) return [];
  const when = now ? 'just now' : at === null ? 'not all of it yet' : `${at} or later`;
  const head = `compared with Pluggy: ${connections} connections, ${accounts} accounts, ${transactions} transactions; ${when}`;
  const lines = missed.map(
    ({ itemId, reason, error }) =>
      `CHECK  connection ${itemId} could not be compared: ${error === null ? reason : `${reason} (${error})`}`,
  );
  return [head, ...lines];
}

export const ownerName = (userId: string | null): string => userId ?? "connections that are nobody's";

/** What a terminal shows of one user: a line for each connection and account, and below it what is wrong with it. */
export function describeCompleteness(report: Completeness): string {
  const { userId, compared, problems, notes, connections, accounts, reconciliations } = report;
  return [
    ownerName(userId),
    ...describeProblems(problems),
    ...notes.map(({ detail }) => `note   ${detail}`),
    ...connections.flatMap(describeConnection),
    ...accounts.flatMap(describeAccount),
    ...reconciliations.flatMap(describeReconciliation),
    ...describeCompared(compared),
  ].join('\n');
}
