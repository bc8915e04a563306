import { useState } from 'react';
import { useAccounts } from '../features/accounts/use-accounts.ts';
import { useItems } from '../features/connections/use-items.ts';
import { useSignedIn } from '../features/session/SignedIn.tsx';
import { NO_FILTER } from '../features/transactions/filter.ts';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { useSearch } from '../lib/router.tsx';
import { useTitle } from '../lib/use-title.ts';
import { TransactionsSection } from './TransactionsSection.tsx';

export default function TransactionsPage() {
  const { t } = useI18n();
  useTitle(t.transactions.title);
  const { userId } = useSignedIn();
  const items = useItems(userId);
  const accounts = useAccounts(userId);
  const search = useSearch();
  const [filter, setFilter] = useState({ ...NO_FILTER, accountId: search.get('conta') });
  return (
    <TransactionsSection
      userId={userId}
      items={items.data ?? []}
      accounts={[...(accounts.data?.accounts ?? []), ...(accounts.data?.closed ?? [])]}
      filter={filter}
      onFilter={setFilter}
    />
  );
}
