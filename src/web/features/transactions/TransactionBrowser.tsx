import { useCallback, useMemo } from 'react';
import { Button } from '../../components/Button.tsx';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useTexts } from '../../lib/texts.ts';
import { type CategoryChoice, useCategories } from '../../lib/use-categories.ts';
import { type AccountChoice, choicesById } from './account-choice.ts';
import type { Transaction } from './api/get-transactions.ts';
import { SelectionBar } from './bulk/SelectionBar.tsx';
import { useSelection } from './bulk/use-selection.ts';
import { isFiltered, type TransactionFilter, toQuery } from './filter.ts';
import { SumStrip } from './SumStrip.tsx';
import { TransactionFilters } from './TransactionFilters.tsx';
import { TransactionList } from './TransactionList.tsx';
import { transactionTexts } from './texts.ts';
import { Upcoming } from './Upcoming.tsx';
import { useTransactionList, useTransactionSums } from './use-transactions.ts';

export interface TransactionBrowserProps {
  userId: string;
  accounts: readonly AccountChoice[];
  filter: TransactionFilter;
  onFilter(filter: TransactionFilter): void;
  onOpen(id: string): void;
}

/** Of a closed account's hidden rows, those that were there to the end. */
const wasThere = ({ deletedReason }: Transaction): boolean =>
  deletedReason == null || deletedReason === 'account_gone';

export function TransactionBrowser(props: TransactionBrowserProps) {
  const { userId, accounts, filter, onFilter, onOpen } = props;
  const t = useTexts(transactionTexts);
  const categories = useCategories();
  const asked = toQuery(filter);
  const isClosed = accounts.some(({ id, isClosed }) => isClosed && id === filter.accountId);
  const isDoubled =
    filter.accountId === '' && accounts.some(({ isDouble, isClosed }) => isDouble && !isClosed);
  const { data: sums } = useTransactionSums(userId, { ...asked, upcoming: 'false' });
  const byId = useMemo(() => choicesById(accounts, filter.accountId), [accounts, filter.accountId]);
  const nameOfCategory = useCallback(
    (wanted: string) => categories.find(({ id }) => id === wanted)?.name,
    [categories],
  );
  const shared = { userId, accounts: byId, nameOfCategory, onOpen };
  return (
    <>
      <TransactionFilters filter={filter} accounts={accounts} categories={categories} onChange={onFilter} />
      <SumStrip sums={sums} />
      <Upcoming key={JSON.stringify(asked)} {...shared} asked={asked} />
      {/* What was chosen of one list is not of another. */}
      <Rows
        key={`rows ${JSON.stringify(asked)}`}
        {...shared}
        asked={{ ...asked, includeDeleted: isClosed ? 'true' : null }}
        filtered={isFiltered(filter)}
        categories={categories}
      />
      {/* Known later than the list, which it must not push down. */}
      {isDoubled && <p className="fine doubled">{t.doubled}</p>}
    </>
  );
}

interface RowsProps {
  userId: string;
  asked: ReturnType<typeof toQuery> & { includeDeleted: 'true' | null };
  filtered: boolean;
  categories: readonly CategoryChoice[];
  accounts: ReadonlyMap<string, AccountChoice>;
  nameOfCategory(id: string): string | undefined;
  onOpen(id: string): void;
}

function Rows(props: RowsProps) {
  const { userId, asked, filtered, categories, accounts, nameOfCategory, onOpen } = props;
  const t = useTexts(transactionTexts);
  const selection = useSelection();
  const { list, isOld, showChanges } = useTransactionList(userId, {
    ...asked,
    upcoming: 'false',
    sort: '-date',
  });
  const { data, isError, error, isFetching, hasNextPage, fetchNextPage, isFetchNextPageError } = list;
  const rows = useMemo(() => data?.pages.flatMap(({ results }) => results.filter(wasThere)), [data]);
  const more = useCallback(() => {
    if (!isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [isFetching, isFetchNextPageError, fetchNextPage]);
  const failed = isError && (
    <ErrorNotice
      title={t.loadFailed}
      error={error}
      onRetry={() => void (isFetchNextPageError ? fetchNextPage() : list.refetch())}
      busy={isFetching}
    />
  );
  return (
    <>
      {isOld && (
        <div className="changed" role="status">
          <span>{t.changed}</span>
          <Button onClick={showChanges}>{t.showChanges}</Button>
        </div>
      )}
      {!rows && !failed && <Skeleton rows={8} height={64} />}
      {rows?.length === 0 && !hasNextPage && (
        <EmptyState
          icon={filtered ? 'search' : 'clock'}
          title={filtered ? t.noMatch : t.none}
          body={filtered ? t.noMatchBody : t.noneBody}
        />
      )}
      {rows && rows.length > 0 && (
        <SelectionBar
          userId={userId}
          selection={selection}
          loaded={rows.map(({ id }) => id)}
          categories={categories}
        />
      )}
      {rows && rows.length > 0 && (
        <TransactionList
          label={t.title}
          rows={rows}
          accounts={accounts}
          hasMore={hasNextPage}
          onMore={more}
          onOpen={selection.chosen === null ? onOpen : selection.toggle}
          nameOfCategory={nameOfCategory}
          chosen={selection.chosen}
        />
      )}
      {failed}
    </>
  );
}
