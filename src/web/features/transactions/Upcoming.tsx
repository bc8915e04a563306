import { useState } from 'react';
import { Amount } from '../../components/Amount.tsx';
import { Button } from '../../components/Button.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Icon } from '../../components/Icon.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { formatCount } from '../../lib/format-money.ts';
import { isAwaited } from '../../lib/is-awaited.ts';
import { useTexts } from '../../lib/texts.ts';
import { type AccountChoice, isInSums } from './account-choice.ts';
import { DayEntry } from './DayEntry.tsx';
import { toEntries } from './day-groups.ts';
import type { AskedRows } from './filter.ts';
import { transactionTexts } from './texts.ts';
import { useTransactionList, useTransactionSums } from './use-transactions.ts';

export interface UpcomingProps {
  userId: string;
  asked: AskedRows;
  accounts: ReadonlyMap<string, AccountChoice>;
  nameOfCategory(id: string): string | undefined;
  onOpen(id: string): void;
}

/** What has not happened yet, folded above what has: how many rows, and what they will move. */
export function Upcoming(props: UpcomingProps) {
  const { userId, asked } = props;
  const t = useTexts(transactionTexts);
  const { language } = useI18n();
  const [isOpen, setOpen] = useState(false);
  const asking = useTransactionSums(userId, { ...asked, upcoming: 'true' });
  if (isAwaited(asking))
    return (
      <div className="upcoming-awaited">
        <Skeleton rows={8} height={64} />
      </div>
    );
  const sums = asking.data ?? [];
  const count = sums.reduce((total, { transactions }) => total + transactions, 0);
  if (count === 0) return null;
  return (
    <details className="upcoming" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <Icon name="down" />
        <span className="upcoming-title">{t.upcoming(formatCount(count, language))}</span>
        <span className="day-sums">
          {sums.map(({ currencyCode, net }) => (
            <Amount key={currencyCode ?? ''} value={net} currencyCode={currencyCode} movement />
          ))}
        </span>
      </summary>
      {isOpen && <UpcomingRows {...props} />}
    </details>
  );
}

function UpcomingRows({ userId, asked, accounts, nameOfCategory, onOpen }: UpcomingProps) {
  const t = useTexts(transactionTexts);
  const { list } = useTransactionList(userId, {
    ...asked,
    upcoming: 'true',
    sort: 'date',
    includeDeleted: null,
  });
  if (list.isError)
    return <ErrorNotice title={t.loadFailed} error={list.error} onRetry={() => void list.refetch()} />;
  if (!list.data) return <Skeleton rows={3} height={64} />;
  // The same rows as the count and the sums above them.
  const rows = list.data.pages.flatMap(({ results }) =>
    results.filter(({ accountId }) => isInSums(accountId, accounts)),
  );
  return (
    <>
      <ul className="plain-list">
        {toEntries(rows, accounts, !list.hasNextPage).map((entry) => (
          <DayEntry
            key={entry.key}
            entry={entry}
            accounts={accounts}
            nameOfCategory={nameOfCategory}
            onOpen={onOpen}
          />
        ))}
      </ul>
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t.showMore}
        </Button>
      )}
    </>
  );
}
