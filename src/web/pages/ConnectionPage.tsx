import { BackLink } from '../components/BackLink.tsx';
import { EmptyState } from '../components/EmptyState.tsx';
import { LoadFailed } from '../components/LoadFailed.tsx';
import { PageHead } from '../components/PageHead.tsx';
import { Section } from '../components/Section.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { AccountLinks } from '../features/accounts/AccountLinks.tsx';
import { accountName } from '../features/accounts/account-label.ts';
import { useAccounts } from '../features/accounts/use-accounts.ts';
import { ConnectNotice } from '../features/connect/ConnectNotice.tsx';
import { useConnect } from '../features/connect/ConnectProvider.tsx';
import { ConnectionDetails } from '../features/connections/ConnectionDetails.tsx';
import { connectionNames } from '../features/connections/connection-names.ts';
import { connectionTexts } from '../features/connections/texts.ts';
import { useConnection } from '../features/connections/use-connection.ts';
import { useItems } from '../features/connections/use-items.ts';
import { useSignedIn } from '../features/session/SignedIn.tsx';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { ApiError } from '../lib/ApiError.ts';
import { isAwaited } from '../lib/is-awaited.ts';
import { useTexts } from '../lib/texts.ts';
import '../styles/money.css';

/** One connection, with all that can be known of it and done with it. */
export default function ConnectionPage({ id }: { id: string }) {
  const { t } = useI18n();
  const words = useTexts(connectionTexts);
  const { userId } = useSignedIn();
  const connect = useConnect();
  const items = useItems(userId);
  const accounts = useAccounts(userId);
  const connection = useConnection(userId, id);
  const isGone = connection.error instanceof ApiError && connection.error.status === 404;
  const names = connectionNames(items.data ?? [], t.accounts.unknownBank);
  const bank = names.get(id) ?? connection.data?.connector?.name ?? t.accounts.unknownBank;
  // its name among the others, and how many accounts it has
  const isReady = connection.data !== undefined && !isAwaited(items) && !isAwaited(accounts);
  const own = (accounts.data?.accounts ?? []).filter(({ itemId }) => itemId === id);
  return (
    <>
      <BackLink to="/conexoes">{words.all}</BackLink>
      <PageHead title={connection.data && !isGone ? bank : t.connections.title} />
      <ConnectNotice connect={connect} />
      {isGone && <EmptyState icon="link" title={words.gone} body={words.goneBody} />}
      {!isGone && <LoadFailed title={words.loadFailed} of={connection} />}
      {(connection.isPending || (connection.data && !isReady)) && <Skeleton rows={3} height={180} />}
      {connection.data && isReady && !isGone && (
        <ConnectionDetails
          userId={userId}
          connection={connection.data}
          bank={bank}
          accounts={accounts.data && !accounts.isFetching ? own.length : null}
          accountNames={new Map(own.map((account) => [account.id, accountName(account, t.accounts)]))}
          onReconnect={connect.start}
        >
          <Section title={words.accounts}>
            {own.length > 0 ? <AccountLinks accounts={own} /> : <p className="fine">{words.noAccounts}</p>}
          </Section>
        </ConnectionDetails>
      )}
    </>
  );
}
