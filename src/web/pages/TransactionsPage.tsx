import { lazy, Suspense, useCallback, useMemo } from 'react';
import { Card } from '../components/Card.tsx';
import { PageHead } from '../components/PageHead.tsx';
import { useSignedIn } from '../features/session/SignedIn.tsx';
import { filterAddress, readFilter, type TransactionFilter } from '../features/transactions/filter.ts';
import { TransactionBrowser } from '../features/transactions/TransactionBrowser.tsx';
import { transactionTexts } from '../features/transactions/texts.ts';
import { navigate, useSearch } from '../lib/router.tsx';
import { useTexts } from '../lib/texts.ts';
import '../styles/transactions.css';
import { useAccountChoices } from './use-account-choices.ts';

const TransactionPanel = lazy(() => import('../features/transactions/panel/TransactionPanel.tsx'));

/** The row that is open, in the address beside the filter. */
const OPEN = 'linha';

function addressOf(filter: TransactionFilter, open: string | null): string {
  const url = new URL(filterAddress(filter), window.location.origin);
  if (open !== null) url.searchParams.set(OPEN, open);
  return url.pathname + url.search;
}

export default function TransactionsPage() {
  const { title } = useTexts(transactionTexts);
  const { userId } = useSignedIn();
  const search = useSearch();
  const filter = useMemo(() => readFilter(search), [search]);
  const open = search.get(OPEN);
  const choices = useAccountChoices(userId, true);
  const onOpen = useCallback((id: string) => navigate(addressOf(filter, id)), [filter]);
  return (
    <>
      <PageHead title={title} />
      <Card className="transactions">
        <TransactionBrowser
          userId={userId}
          accounts={choices}
          filter={filter}
          onFilter={(next) => navigate(addressOf(next, null), { replace: true })}
          onOpen={onOpen}
        />
      </Card>
      {open !== null && (
        <Suspense>
          <TransactionPanel
            key={open}
            userId={userId}
            id={open}
            accounts={choices}
            onClose={() => navigate(addressOf(filter, null), { replace: true })}
          />
        </Suspense>
      )}
    </>
  );
}
