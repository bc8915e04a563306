import type { CSSProperties } from 'react';
import type { AccountChoice } from './account-choice.ts';
import { DayHead } from './DayHead.tsx';
import type { Entry } from './day-groups.ts';
import { TransactionRow } from './TransactionRow.tsx';

export interface DayEntryProps {
  entry: Entry;
  accounts: ReadonlyMap<string, AccountChoice>;
  /** Where a list that draws a part of its entries puts this one. */
  style?: CSSProperties;
  nameOfCategory(id: string): string | undefined;
  onOpen(id: string): void;
  /** Rows are being chosen: those that are. */
  chosen?: ReadonlySet<string> | null;
}

/** One entry of a list by day: the head of a day, or a row. */
export function DayEntry({ entry, accounts, style, nameOfCategory, onOpen, chosen }: DayEntryProps) {
  if (entry.kind === 'day')
    return (
      <li className="day-head" style={style}>
        <DayHead day={entry.day} sums={entry.sums} />
      </li>
    );
  return (
    <li className="day-row" style={style}>
      <TransactionRow
        transaction={entry.row}
        account={accounts.get(entry.row.accountId ?? '')}
        nameOfCategory={nameOfCategory}
        onOpen={onOpen}
        chosen={chosen?.has(entry.row.id)}
      />
    </li>
  );
}
