import type {
  AccountCompleteness,
  BillCompleteness,
  Compared,
  Completeness,
  CompletenessProblem,
  ConnectionCompleteness,
  ItemReconciliation,
} from '../contract/completeness.ts';
import type { Language } from '../domain/language.ts';
import { REPORT } from '../domain/texts/commands/completeness.ts';
import { say, type TextValues } from '../domain/texts/text.ts';

const INDENT = '       ';

/** Says one of the report's texts in the terminal's language. */
type Say = (name: keyof typeof REPORT, values?: TextValues) => string;

const mark = (problems: readonly CompletenessProblem[], tell: Say): string =>
  problems.length === 0 ? 'ok   ' : tell('check');

const describeProblems = (problems: readonly CompletenessProblem[]): string[] =>
  problems.map(({ code, detail }) => `${INDENT}${code}: ${detail}`);

function describeConnection({ itemId, status, sync, problems }: ConnectionCompleteness, tell: Say): string[] {
  const at = sync.finishedAt ?? '';
  const head = `${mark(problems, tell)}  ${tell('connection', { itemId, status, state: sync.state, at })}`;
  return [head.trimEnd(), ...describeProblems(problems)];
}

/** Bills that do not add up or could not be checked, one line for each reason. */
function describeBills(bills: readonly BillCompleteness[], tell: Say): string[] {
  const open = bills.filter(({ verdict }) => verdict !== 'adds_up');
  return [...new Set(open.map(({ reason }) => reason))].map((reason) => {
    const same = open.filter((bill) => bill.reason === reason);
    const days = same.map(({ dueDate }) => dueDate ?? tell('withoutDay')).join(', ');
    return `${INDENT}${tell('bills', { reason, days, detail: same[0]?.detail })}`;
  });
}

function describeAccount(
  { accountId, type, transactions, bills, problems }: AccountCompleteness,
  tell: Say,
): string[] {
  const { rowsAtPluggy, rowsHere: here } = transactions;
  const rows = tell('rows', { type, accountId, here, there: rowsAtPluggy ?? tell('unknown') });
  const billsWith = (sought: string): number => bills.filter(({ verdict }) => verdict === sought).length;
  const [addUp, differ, unknown] = [billsWith('adds_up'), billsWith('differs'), billsWith('unknown')];
  const closed = bills.length === 0 ? '' : tell('billsInAll', { all: bills.length, addUp, differ, unknown });
  return [
    `${mark(problems, tell)}  ${rows}${closed}`,
    ...describeProblems(problems),
    ...describeBills(bills, tell),
  ];
}

function describeReconciliation({ itemId, reconciledAt, found }: ItemReconciliation, tell: Say): string[] {
  const head = `${INDENT}${tell('reconciled', { itemId, at: reconciledAt ?? tell('notYet') })}`;
  const lines = found.map((one) => {
    const repaired = tell('repaired', {
      at: one.finishedAt,
      rows: one.rowsRepaired,
      others: one.productsRepaired,
      accounts: one.accountsDifferent,
      months: one.monthsDifferent,
    });
    const left = one.monthsLeft > 0 ? tell('left', { months: one.monthsLeft }) : '';
    return `${INDENT}  ${repaired}${one.moved ? tell('moved') : ''}${left}`;
  });
  return [head, ...lines];
}

/** With what, what and when; nothing where there is no connection. */
function describeCompared({ what, at, now, missed }: Compared, tell: Say): string[] {
  if (what.connections === 0) return [];
  const when = now ? tell('justNow') : at === null ? tell('notAll') : tell('orLater', { at });
  const lines = missed.map(({ itemId, reason, error }) => {
    const why = error === null ? reason : `${reason} (${error})`;
    return `${tell('check')}  ${tell('missed', { itemId, reason: why })}`;
  });
  return [tell('compared', { ...what, when }), ...lines];
}

export const ownerName = (userId: string | null, language: Language): string =>
  userId ?? REPORT.nobodys[language];

/** What a terminal shows of one user: a line for each connection and account, and below it what is wrong with it. */
export function describeCompleteness(report: Completeness, language: Language): string {
  const { userId, compared, problems, notes, connections, accounts, reconciliations } = report;
  const tell: Say = (name, values) => say(REPORT[name], language, values);
  return [
    ownerName(userId, language),
    ...describeProblems(problems),
    ...notes.map(({ detail }) => `${tell('note')}  ${detail}`),
    ...connections.flatMap((one) => describeConnection(one, tell)),
    ...accounts.flatMap((one) => describeAccount(one, tell)),
    ...reconciliations.flatMap((one) => describeReconciliation(one, tell)),
    ...describeCompared(compared, tell),
  ].join('\n');
}
