import { useAccounts } from '../features/accounts/use-accounts.ts';
import { useConnect } from '../features/connect/ConnectProvider.tsx';
import { useItems } from '../features/connections/use-items.ts';
import { useSignedIn } from '../features/session/SignedIn.tsx';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { useTitle } from '../lib/use-title.ts';
import { ConnectionsSection } from './ConnectionsSection.tsx';

export default function ConnectionsPage() {
  const { t } = useI18n();
  useTitle(t.connections.title);
  const session = useSignedIn();
  const items = useItems(session.userId);
  const accounts = useAccounts(session.userId);
  return <ConnectionsSection session={session} connect={useConnect()} items={items} accounts={accounts} />;
}
