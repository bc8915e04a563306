import { useState } from 'react';
import { Notice } from '../components/Notice.tsx';
import { useAccounts } from '../features/accounts/use-accounts.ts';
import { useConnectBank } from '../features/connect/use-connect-bank.ts';
import { useItems } from '../features/connections/use-items.ts';
import type { Session } from '../features/session/api/get-session.ts';
import { NO_FILTER } from '../features/transactions/filter.ts';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { AccountsSection } from './AccountsSection.tsx';
import { ConnectionsSection } from './ConnectionsSection.tsx';
import { Header } from './Header.tsx';
import { TransactionsSection } from './TransactionsSection.tsx';
import { useLiveUpdates } from './use-live-updates.ts';
import { useOnline } from './use-online.ts';

export interface HomePageProps {
  session: Session;
  onSignOut?: (() => void) | undefined;
}

/** Puts the features side by side; what one has to know of another passes through here. */
export function HomePage({ session, onSignOut }: HomePageProps) {
  const { t } = useI18n();
  const { userId } = session;
  const live = useLiveUpdates(userId);
  const online = useOnline();
  const items = useItems(userId);
  const accounts = useAccounts(userId);
  const connect = useConnectBank(session);
  const [filter, setFilter] = useState(NO_FILTER);
  const connected = items.data !== undefined && items.data.length > 0;

  const showTransactions = (accountId: string): void => {
    setFilter({ ...NO_FILTER, accountId });
    document.getElementById('transactions')?.scrollIntoView({ block: 'start' });
  };

  return (
    <>
      <a className="skip" href="#content">
        {t.app.skipToContent}
      </a>
      <Header sandbox={session.mode === 'sandbox'} live={live} onSignOut={onSignOut} />
      <main id="content" className={connected ? 'page page-split' : 'page'} tabIndex={-1}>
        <h1 className="visually-hidden">{t.app.title}</h1>
        {!online && live !== 'live' && (
          <div className="page-wide">
            <Notice tone="warning">{t.app.offline}</Notice>
          </div>
        )}
        <div className="page-side">
          <ConnectionsSection session={session} connect={connect} items={items} accounts={accounts} />
          {connected && (
            <AccountsSection
              userId={userId}
              items={items.data}
              accounts={accounts}
              onShowTransactions={showTransactions}
            />
          )}
        </div>
        {connected && (
          <div id="transactions" className="page-main">
            <TransactionsSection
              userId={userId}
              items={items.data}
              accounts={[...(accounts.data?.accounts ?? []), ...(accounts.data?.closed ?? [])]}
              filter={filter}
              onFilter={setFilter}
            />
          </div>
        )}
      </main>
    </>
  );
}
