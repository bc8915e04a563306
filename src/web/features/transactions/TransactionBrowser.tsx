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
import { type Selection, useSelection } from './bulk/use-selection.ts';
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

interface ChoosableRowsProps extends Omit<RowsProps, 'asked' | 'filtered'> {
  selection: Selection;
  rows: readonly Transaction[];
  hasMore: boolean;
  onMore(): void;
}

/** The rows, to be opened; or to be chosen, and then changed together. */
function ChoosableRows(props: ChoosableRowsProps) {
  const { userId, selection, rows, categories, accounts, hasMore, onMore, nameOfCategory, onOpen } = props;
  const t = useTexts(transactionTexts);
  return (
    <>
      <SelectionBar
        userId={userId}
        selection={selection}
        loaded={rows.map(({ id }) => id)}
        categories={categories}
      />
      <TransactionList
        label={t.title}
        rows={rows}
        accounts={accounts}
        hasMore={hasMore}
        onMore={onMore}
        onOpen={selection.chosen === null ? onOpen : selection.toggle}
        nameOfCategory={nameOfCategory}
        chosen={selection.chosen}
      />
    </>
  );
}

function Changed({ onShow }: { onShow(): void }) {
  const t = useTexts(transactionTexts);
  return (
    <div className="changed" role="status">
      <span>{t.changed}</span>
      <Button onClick={onShow}>{t.showChanges}</Button>
    </div>
  );
}

function NoRows({ filtered }: { filtered: boolean }) {
  const t = useTexts(transactionTexts);
  return filtered ? (
    <EmptyState icon="search" title={t.noMatch} body={t.noMatchBody} />
  ) : (
    <EmptyState icon="clock" title={t.none} body={t.noneBody} />
  );
}

/** What failed is asked for again: the next page, or all that is shown. */
function RowsFailed({ list }: { list: ReturnType<typeof useTransactionList>['list'] }) {
  const t = useTexts(transactionTexts);
  const { error, isFetching, isFetchNextPageError, fetchNextPage, refetch } = list;
  return (
    <ErrorNotice
      title={t.loadFailed}
      error={error}
      onRetry={() => void (isFetchNextPageError ? fetchNextPage() : refetch())}
      busy={isFetching}
    />
  );
}

function Rows(props: RowsProps) {
  const { userId, asked, filtered } = props;
  const selection = useSelection();
  const { list, isOld, showChanges } = useTransactionList(userId, {
    ...asked,
    upcoming: 'false',
    sort: '-date',
  });
  const { data, isError, isFetching, hasNextPage, fetchNextPage, isFetchNextPageError } = list;
  const rows = useMemo(() => data?.pages.flatMap(({ results }) => results.filter(wasThere)), [data]);
  const more = useCallback(() => {
    if (!isFetching && !isFetchNextPageError) void fetchNextPage();
  }, [isFetching, isFetchNextPageError, fetchNextPage]);
  return (
    <>
      {isOld && <Changed onShow={showChanges} />}
      {!rows && !isError && <Skeleton rows={8} height={64} />}
      {rows?.length === 0 && !hasNextPage && <NoRows filtered={filtered} />}
      {rows && rows.length > 0 && (
        <ChoosableRows {...props} selection={selection} rows={rows} hasMore={hasNextPage} onMore={more} />
      )}
      {isError && <RowsFailed list={list} />}
    </>
  );
}
