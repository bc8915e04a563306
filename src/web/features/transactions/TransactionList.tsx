import { useEffect, useMemo, useRef } from 'react';
import { useRem } from '../../lib/use-rem.ts';
import { useVirtualEntries } from '../../lib/use-virtual-entries.ts';
import type { AccountChoice } from './account-choice.ts';
import type { Transaction } from './api/get-transactions.ts';
import { DayEntry } from './DayEntry.tsx';
import { DayHead } from './DayHead.tsx';
import { toEntries } from './day-groups.ts';

/** In rem, as the style sheet has them: they grow with the size of text that a person chose. */
const [ROW, HEAD] = [4, 2.75];
/** So many entries before the end the next page is asked for. */
const EARLY = 20;

export interface TransactionListProps {
  label: string;
  rows: readonly Transaction[];
  accounts: ReadonlyMap<string, AccountChoice>;
  hasMore: boolean;
  onMore(): void;
  onOpen(id: string): void;
  nameOfCategory(id: string): string | undefined;
  /** Rows are being chosen: those that are. */
  chosen: ReadonlySet<string> | null;
}

/** Days and their rows, each with its height in pixels. */
function useEntries({ rows, accounts, hasMore }: TransactionListProps) {
  const rem = useRem();
  return useMemo(
    () =>
      toEntries(rows, accounts, !hasMore).map((entry) => ({
        ...entry,
        height: rem * (entry.kind === 'day' ? HEAD : ROW),
      })),
    [rows, accounts, hasMore, rem],
  );
}

/** Rows by day, of which those in the window are drawn. */
export function TransactionList(props: TransactionListProps) {
  const { label, accounts, hasMore, onMore, onOpen, nameOfCategory, chosen } = props;
  const list = useRef<HTMLUListElement>(null);
  const entries = useEntries(props);
  const { drawn, height, edge, last } = useVirtualEntries(list, entries);

  const isNearEnd = hasMore && last >= entries.length - EARLY;
  useEffect(() => {
    if (isNearEnd) onMore();
  }, [isNearEnd, onMore]);

  const current = entries.slice(0, edge + 1).findLast((entry) => entry.kind === 'day');
  return (
    <div className="days">
      {/* The day stays in sight; for a screen reader the list has it in its place. */}
      {current?.kind === 'day' && edge > 0 && (
        <div className="day-head day-stuck" aria-hidden="true">
          <DayHead day={current.day} sums={current.sums} />
        </div>
      )}
      <ul ref={list} className="plain-list day-list" aria-label={label} style={{ height }}>
        {drawn.map(({ index, top }) => {
          const entry = entries[index];
          if (!entry) return null;
          const style = { transform: `translateY(${top}px)` };
          return (
            <DayEntry
              key={entry.key}
              entry={entry}
              style={style}
              accounts={accounts}
              nameOfCategory={nameOfCategory}
              onOpen={onOpen}
              chosen={chosen}
            />
          );
        })}
      </ul>
    </div>
  );
}
