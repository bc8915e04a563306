import type { UseQueryResult } from '@tanstack/react-query';
import { EmptyState } from '../components/EmptyState.tsx';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { Section } from '../components/Section.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { accountName } from '../features/accounts/account-label.ts';
import type { Accounts } from '../features/accounts/api/get-accounts.ts';
import { countByItem } from '../features/accounts/group-accounts.ts';
import { holders } from '../features/accounts/holders.ts';
import { ConnectButton } from '../features/connect/ConnectButton.tsx';
import { ConnectNotice } from '../features/connect/ConnectNotice.tsx';
import { SandboxHint } from '../features/connect/SandboxHint.tsx';
import type { ConnectBank } from '../features/connect/use-connect-bank.ts';
import type { Item } from '../features/connections/api/get-items.ts';
import { ConnectionList } from '../features/connections/ConnectionList.tsx';
import type { Session } from '../features/session/api/get-session.ts';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { moneyTexts } from './money-texts.ts';

export interface ConnectionsSectionProps {
  session: Session;
  connect: ConnectBank;
  items: UseQueryResult<Item[]>;
  accounts: UseQueryResult<Accounts>;
}

export function ConnectionsSection({ session, connect, items, accounts }: ConnectionsSectionProps) {
  const { t, language } = useI18n();
  const hint = session.mode === 'sandbox' && <SandboxHint />;
  const none = items.data?.length === 0;
  // While accounts are being read, a connection without any is not yet an empty one.
  const counts = accounts.data && !accounts.isFetching ? countByItem(accounts.data.accounts) : null;
  const names = new Map(
    accounts.data?.accounts.map((account) => [account.id, accountName(account, t.accounts)]),
  );
  return (
    <Section
      title={t.connections.title}
      actions={!none && <ConnectButton connect={connect} prominent={false} />}
    >
      {!none && hint}
      <ConnectNotice connect={connect} />
      {items.isError && (
        <ErrorNotice
          title={t.connections.loadFailed}
          error={items.error}
          onRetry={() => void items.refetch()}
          busy={items.isFetching}
        />
      )}
      {items.isPending && <Skeleton rows={2} height={120} />}
      {none && (
        <div className="card">
          <EmptyState icon="bank" title={t.connections.none} body={t.connections.noneBody}>
            <ConnectButton connect={connect} prominent />
            {hint}
            <p className="fine">{t.connect.secure}</p>
          </EmptyState>
        </div>
      )}
      {items.data && !none && (
        <ConnectionList
          userId={session.userId}
          items={items.data}
          accountCounts={counts}
          accountNames={names}
          holders={holders(accounts.data?.accounts ?? [], moneyTexts[language].ending)}
          onReconnect={connect.start}
        />
      )}
    </Section>
  );
}
