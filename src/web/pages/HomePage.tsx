import { useState } from 'react';
import { useAccounts } from '../features/accounts/use-accounts.ts';
import { useConnect } from '../features/connect/ConnectProvider.tsx';
import { useItems } from '../features/connections/use-items.ts';
import { useSignedIn } from '../features/session/SignedIn.tsx';
import { NO_FILTER } from '../features/transactions/filter.ts';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { useTitle } from '../lib/use-title.ts';
import { AccountsSection } from './AccountsSection.tsx';
import { ConnectionsSection } from './ConnectionsSection.tsx';
import { TransactionsSection } from './TransactionsSection.tsx';

/** Puts the features side by side; what one has to know of another passes through here. */
export default function HomePage() {
  const { t } = useI18n();
  useTitle(null);
  const session = useSignedIn();
  const { userId } = session;
  const items = useItems(userId);
  const accounts = useAccounts(userId);
  const connect = useConnect();
  const [filter, setFilter] = useState(NO_FILTER);
  const connected = items.data !== undefined && items.data.length > 0;

  const showTransactions = (accountId: string): void => {
    setFilter({ ...NO_FILTER, accountId });
    document.getElementById('transactions')?.scrollIntoView({ block: 'start' });
  };

  return (
    <div className={connected ? 'page page-split' : 'page'}>
      <h1 className="visually-hidden">{t.app.title}</h1>
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
    </div>
  );
}
