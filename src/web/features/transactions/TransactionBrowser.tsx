import { useRef, useState } from 'react';
import { EmptyState } from '../../components/EmptyState.tsx';
import { ErrorNotice } from '../../components/ErrorNotice.tsx';
import { Skeleton } from '../../components/Skeleton.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { type CalendarDay, dayInBrazil } from '../../lib/calendar-day.ts';
import {
  type CursorStack,
  currentCursor,
  firstPage,
  pageNumber,
  toNextPage,
  toPreviousPage,
} from '../../lib/cursor-stack.ts';
import { useDebounced } from '../../lib/use-debounced.ts';
import type { AccountChoice } from './account-choice.ts';
import type { Transaction, TransactionQuery } from './api/get-transactions.ts';
import { dayRange, isFiltered, type TransactionFilter } from './filter.ts';
import { Pager } from './Pager.tsx';
import { TransactionFilters } from './TransactionFilters.tsx';
import { TransactionTable } from './TransactionTable.tsx';
import { useTransactions } from './use-transactions.ts';

const ROWS_PER_PAGE = 50;
const SEARCH_PAUSE_MS = 300;

export interface TransactionBrowserProps {
  userId: string;
  accounts: readonly AccountChoice[];
  filter: TransactionFilter;
  onFilter(filter: TransactionFilter): void;
}

export function TransactionBrowser({ userId, accounts, filter, onFilter }: TransactionBrowserProps) {
  const { t } = useI18n();
  const { search } = useDebounced(filter, SEARCH_PAUSE_MS);
  const isClosed = accounts.some(({ id, isClosed }) => isClosed && id === filter.accountId);
  const isDoubled =
    filter.accountId === null && accounts.some(({ isDouble, isClosed }) => isDouble && !isClosed);
  const asked: Asked = {
    accountId: filter.accountId,
    search: search.trim(),
    ...dayRange(filter, today()),
    includeDeleted: isClosed ? 'true' : null,
  };
  return (
    <>
      <TransactionFilters filter={filter} accounts={accounts} onChange={onFilter} />
      {/* Other filters, other pages: the way back starts again. */}
      <Pages
        key={JSON.stringify(asked)}
        userId={userId}
        asked={asked}
        filtered={isFiltered(filter)}
        accounts={accounts}
      />
      {/* Known later than the list, which it must not push down. */}
      {isDoubled && <p className="fine doubled">{t.transactions.doubled}</p>}
    </>
  );
}

function today(): CalendarDay {
  return dayInBrazil(new Date());
}

type Asked = Omit<TransactionQuery, 'limit' | 'after'>;

/** Of a closed account's hidden rows, those that were there to the end. */
const wasThere = ({ deletedReason }: Transaction): boolean =>
  deletedReason == null || deletedReason === 'account_gone';

interface PagesProps {
  userId: string;
  asked: Asked;
  filtered: boolean;
  accounts: readonly AccountChoice[];
}

function Pages({ userId, asked, filtered, accounts }: PagesProps) {
  const { t } = useI18n();
  const [cursors, setCursors] = useState<CursorStack>(firstPage);
  const top = useRef<HTMLDivElement>(null);
  const page = useTransactions(userId, { ...asked, limit: ROWS_PER_PAGE, after: currentCursor(cursors) });

  const turn = (to: CursorStack): void => {
    setCursors(to);
    top.current?.scrollIntoView({ block: 'start' });
    top.current?.focus({ preventScroll: true });
  };

  const pager = (next: string | null) => (
    <Pager
      page={pageNumber(cursors)}
      hasNext={next !== null}
      busy={page.isPlaceholderData}
      onFirst={() => turn(firstPage)}
      onPrevious={() => turn(toPreviousPage(cursors))}
      onNext={() => turn(toNextPage(cursors, next))}
    />
  );
  const failed = page.isError && (
    <ErrorNotice
      title={t.transactions.loadFailed}
      error={page.error}
      onRetry={() => void page.refetch()}
      busy={page.isFetching}
    />
  );
  const rows = page.data?.results.filter(wasThere);
  const next = page.data?.next ?? null;
  const atStart = cursors.length === 1;
  return (
    <div ref={top} tabIndex={-1} className="pages">
      {failed}
      {!rows && !failed && <Skeleton rows={8} height={44} />}
      {rows?.length === 0 && <NoTransactions filtered={filtered} />}
      {rows && rows.length > 0 && (
        <TransactionTable transactions={rows} accounts={accounts} stale={page.isPlaceholderData} />
      )}
      {(next !== null || !atStart) && pager(next)}
    </div>
  );
}

function NoTransactions({ filtered }: { filtered: boolean }) {
  const { t } = useI18n();
  const { none, noneBody, noMatch, noMatchBody } = t.transactions;
  return filtered ? (
    <EmptyState icon="search" title={noMatch} body={noMatchBody} />
  ) : (
    <EmptyState icon="clock" title={none} body={noneBody} />
  );
}
