import type { ReactNode } from 'react';
import { Icon } from '../../components/Icon.tsx';
import type { ConnectionStateName } from '../../i18n/dictionary.ts';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatDay } from '../../lib/calendar-day.ts';
import { formatMoment, formatTimeAgo } from '../../lib/format-time.ts';
import { useTexts } from '../../lib/texts.ts';
import { useNow } from '../../lib/use-now.ts';
import { comparisonTexts } from './comparison/texts.ts';
import { type Comparison, isComparisonShown } from './comparison.ts';

export interface ComparisonNoteProps {
  /** How the connection is. */
  state: ConnectionStateName;
  /** Awaited: its line has its room already. Undefined: there is none. */
  comparison: Comparison | 'awaited' | undefined;
  /** Names of accounts by id. */
  accountNames: ReadonlyMap<string, string>;
}

/** When the connection was last compared, and whether all agreed: quiet while it does. */
export function ComparisonNote({ state, comparison, accountNames }: ComparisonNoteProps) {
  const { checking } = useTexts(comparisonTexts);
  if (comparison === 'awaited') return state === 'ready' && <p className="fine comparison">{checking}</p>;
  if (comparison === undefined || !isComparisonShown(state, comparison)) return null;
  return <Compared comparison={comparison} accountNames={accountNames} />;
}

interface ComparedProps {
  comparison: Comparison;
  accountNames: ReadonlyMap<string, string>;
}

function Compared({ comparison, accountNames }: ComparedProps) {
  const { t, language } = useI18n();
  const now = useNow();
  const { at, problems, bills } = comparison;
  const words = useTexts(comparisonTexts);
  const agrees = problems.length === 0;
  const sentence = (agrees ? words.agrees : words.differs)(formatTimeAgo(at, now, language));
  const line = (
    <time dateTime={at} title={`${formatMoment(at, language)}. ${words.what}`}>
      {sentence}
    </time>
  );
  const nameOf = (accountId: string): string => accountNames.get(accountId) ?? t.accounts.kinds.other;
  const billLines = <BillLines bills={bills} nameOf={nameOf} />;
  if (agrees) {
    return (
      <>
        <p className="fine comparison">
          <Icon name="check" />
          {line}
        </p>
        {bills.length > 0 && <Unchecked count={bills.length}>{billLines}</Unchecked>}
      </>
    );
  }
  const known: Readonly<Record<string, string>> = words.problems;
  return (
    <details className="fine comparison-problems">
      <summary>{line}</summary>
      <ul>
        {unsaidOf(comparison).map(({ accountId, code, detail }) => (
          <li key={`${accountId} ${code}`}>
            <strong>{nameOf(accountId)}</strong>: {known[code] ?? detail}
          </li>
        ))}
        {billLines}
      </ul>
    </details>
  );
}

function Unchecked({ count, children }: { count: number; children: ReactNode }) {
  const words = useTexts(comparisonTexts);
  return (
    <details className="fine comparison-problems">
      <summary>{words.unchecked(count)}</summary>
      <ul>{children}</ul>
    </details>
  );
}

interface BillLinesProps {
  bills: Comparison['bills'];
  nameOf(accountId: string): string;
}

function BillLines({ bills, nameOf }: BillLinesProps) {
  const { language } = useI18n();
  const words = useTexts(comparisonTexts);
  return bills.map(({ accountId, billId, dueDate, detail }) => (
    <li key={billId}>
      <strong>{nameOf(accountId)}</strong>,{' '}
      {words.bill(dueDate === null ? null : formatDay(dueDate, language))}: {detail}
    </li>
  ));
}

/** Where the bills themselves are listed, that there are such bills goes without saying. */
const unsaidOf = ({ problems, bills }: Comparison): Comparison['problems'] =>
  problems.filter(
    ({ accountId, code }) =>
      code !== 'bill_differs' || !bills.some((bill) => bill.differs && bill.accountId === accountId),
  );
