import { useAccounts } from '../features/accounts/use-accounts.ts';
import { useItems } from '../features/connections/use-items.ts';
import { useSignedIn } from '../features/session/SignedIn.tsx';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { navigate } from '../lib/router.tsx';
import { useTitle } from '../lib/use-title.ts';
import { AccountsSection } from './AccountsSection.tsx';

export default function AccountsPage() {
  const { t } = useI18n();
  useTitle(t.accounts.title);
  const { userId } = useSignedIn();
  const items = useItems(userId);
  const accounts = useAccounts(userId);
  return (
    <AccountsSection
      userId={userId}
      items={items.data ?? []}
      accounts={accounts}
      onShowTransactions={(id) => navigate(`/transacoes?conta=${encodeURIComponent(id)}`)}
    />
  );
}
