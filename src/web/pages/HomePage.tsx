import { useMemo } from 'react';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { useAccounts } from '../features/accounts/use-accounts.ts';
import { ConnectNotice } from '../features/connect/ConnectNotice.tsx';
import { useConnect } from '../features/connect/ConnectProvider.tsx';
import type { Item } from '../features/connections/api/get-items.ts';
import { connectionNames } from '../features/connections/connection-names.ts';
import { useItems } from '../features/connections/use-items.ts';
import { useSignedIn } from '../features/session/SignedIn.tsx';
import { useUpcoming } from '../features/upcoming/use-upcoming.ts';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { useTexts } from '../lib/texts.ts';
import { useTitle } from '../lib/use-title.ts';
import '../styles/flow.css';
import '../styles/home.css';
import '../styles/plans.css';
import { toAccountChoices } from './account-choices.ts';
import { Connections } from './home/Connections.tsx';
import { Flow } from './home/Flow.tsx';
import { LastMovements } from './home/LastMovements.tsx';
import { NeedsYou } from './home/NeedsYou.tsx';
import { NextPayments } from './home/NextPayments.tsx';
import { TopCategories } from './home/TopCategories.tsx';
import { Totals } from './home/Totals.tsx';
import { homeTexts } from './home/texts.ts';
import { Welcome } from './home/Welcome.tsx';

/** The page of what is to come begins with as many. */
const DAYS_AHEAD = 30;

export default function HomePage() {
  const { t } = useI18n();
  const { title } = useTexts(homeTexts);
  useTitle(null);
  const { userId, mode } = useSignedIn();
  const items = useItems(userId);
  const connect = useConnect();
  return (
    <>
      <h1 className="visually-hidden">{title}</h1>
      <ConnectNotice connect={connect} />
      {items.isError && (
        <ErrorNotice
          title={t.connections.loadFailed}
          error={items.error}
          onRetry={() => void items.refetch()}
          busy={items.isFetching}
        />
      )}
      {items.isPending && <Skeleton rows={4} height={128} />}
      {items.data?.length === 0 && <Welcome isSandbox={mode === 'sandbox'} />}
      {items.data && items.data.length > 0 && <Overview userId={userId} items={items.data} />}
    </>
  );
}

function Overview({ userId, items }: { userId: string; items: readonly Item[] }) {
  const { t } = useI18n();
  const connect = useConnect();
  const accounts = useAccounts(userId);
  const upcoming = useUpcoming(userId, DAYS_AHEAD);
  const names = connectionNames(items, t.accounts.unknownBank);
  const choices = useMemo(
    () => toAccountChoices(accounts.data?.accounts ?? [], items, t.accounts),
    [accounts.data, items, t],
  );
  return (
    <>
      <NeedsYou items={items} names={names} onReconnect={connect.start} />
      {accounts.isLoadingError ? (
        <ErrorNotice
          title={t.accounts.loadFailed}
          error={accounts.error}
          onRetry={() => void accounts.refetch()}
          busy={accounts.isFetching}
        />
      ) : (
        <Totals totals={accounts.data?.totals} upcoming={upcoming.data} />
      )}
      <div className="home-columns">
        <div className="home-column">
          <Flow userId={userId} />
          <LastMovements userId={userId} accounts={choices} />
        </div>
        <div className="home-column">
          <NextPayments upcoming={upcoming} />
          <TopCategories userId={userId} />
          <Connections items={items} names={names} />
        </div>
      </div>
    </>
  );
}
