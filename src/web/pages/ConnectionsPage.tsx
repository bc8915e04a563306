import type { ReactNode } from 'react';
import { EmptyState } from '../components/EmptyState.tsx';
import { LoadFailed } from '../components/LoadFailed.tsx';
import { PageHead } from '../components/PageHead.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { accountName } from '../features/accounts/account-label.ts';
import { countByItem } from '../features/accounts/group-accounts.ts';
import { holders } from '../features/accounts/holders.ts';
import { useAccounts } from '../features/accounts/use-accounts.ts';
import { ConnectButton } from '../features/connect/ConnectButton.tsx';
import { ConnectNotice } from '../features/connect/ConnectNotice.tsx';
import { useConnect } from '../features/connect/ConnectProvider.tsx';
import { SandboxHint } from '../features/connect/SandboxHint.tsx';
import type { ConnectBank } from '../features/connect/use-connect-bank.ts';
import { WidgetChoice } from '../features/connect/WidgetChoice.tsx';
import { ConnectionList } from '../features/connections/ConnectionList.tsx';
import { useItems } from '../features/connections/use-items.ts';
import { useSignedIn } from '../features/session/SignedIn.tsx';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { isAwaited } from '../lib/is-awaited.ts';
import { useTexts } from '../lib/texts.ts';
import '../styles/money.css';
import { moneyTexts } from './money-texts.ts';

/** All connections, the one that needs its person most first. */
export default function ConnectionsPage() {
  const { t } = useI18n();
  const { ending, byNeed } = useTexts(moneyTexts);
  const session = useSignedIn();
  const { userId } = session;
  const connect = useConnect();
  const items = useItems(userId);
  const accounts = useAccounts(userId);
  const none = items.data?.length === 0;
  // each says whose it is, which its accounts tell
  const isReady = items.data !== undefined && !none && !isAwaited(accounts);
  const known = accounts.data?.accounts ?? [];
  // While accounts are being read, a connection without any is not yet an empty one.
  const counts = accounts.data && !accounts.isFetching ? countByItem(known) : null;
  const hint = session.mode === 'sandbox' && <SandboxHint />;
  return (
    <>
      <PageHead
        title={t.connections.title}
        actions={!none && <ConnectButton connect={connect} prominent={false} />}
      />
      <ConnectNotice connect={connect} />
      <LoadFailed title={t.connections.loadFailed} of={items} />
      {(items.isPending || (items.data && !none && !isReady)) && <Skeleton rows={2} height={208} />}
      {none && <NoConnections connect={connect}>{hint}</NoConnections>}
      {isReady && (
        <section className="section" aria-label={t.connections.title}>
          <h2 className="visually-hidden">{byNeed}</h2>
          {hint}
          <ConnectionList
            userId={userId}
            items={items.data}
            accountCounts={counts}
            accountNames={new Map(known.map((account) => [account.id, accountName(account, t.accounts)]))}
            holders={holders(known, ending)}
            onReconnect={connect.start}
          />
          <WidgetChoice connect={connect} />
        </section>
      )}
    </>
  );
}

function NoConnections({ connect, children }: { connect: ConnectBank; children: ReactNode }) {
  const { t } = useI18n();
  return (
    <div className="card">
      <EmptyState icon="bank" title={t.connections.none} body={t.connections.noneBody}>
        <ConnectButton connect={connect} prominent />
        <WidgetChoice connect={connect} />
        {children}
        <p className="fine">{t.connect.secure}</p>
      </EmptyState>
    </div>
  );
}
