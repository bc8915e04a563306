import { useQueryClient } from '@tanstack/react-query';
import { ErrorNotice } from '../components/ErrorNotice.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import { endSession } from '../features/session/api/end-session.ts';
import { SignIn } from '../features/session/SignIn.tsx';
import { LINK_REFUSED, useSession } from '../features/session/use-session.ts';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { ApiError, isSignedOut } from '../lib/ApiError.ts';
import { useApi } from '../lib/ApiProvider.tsx';
import { Header } from './Header.tsx';
import { HomePage } from './HomePage.tsx';

/** Nothing of a person is asked for before it is known whose page this is. */
export function SessionGate({ sessionToken }: { sessionToken: string | null }) {
  const session = useSession(sessionToken);
  const api = useApi();
  const queries = useQueryClient();
  const { t } = useI18n();

  const signOut = async (): Promise<void> => {
    await endSession(api).catch(() => undefined);
    await queries.resetQueries();
  };

  if (session.data && !isSignedOut(session.error)) {
    const { mode, userId } = session.data;
    return (
      <HomePage
        key={userId}
        session={session.data}
        onSignOut={mode === 'live' ? () => void signOut() : undefined}
      />
    );
  }
  return (
    <>
      <Header />
      <main id="content" className="page" tabIndex={-1}>
        {session.isPending && <Skeleton rows={3} height={96} />}
        {isSignedOut(session.error) && (
          <SignIn linkRefused={session.error instanceof ApiError && session.error.code === LINK_REFUSED} />
        )}
        {session.isError && !isSignedOut(session.error) && (
          <ErrorNotice
            title={t.errors.service}
            error={session.error}
            onRetry={() => void session.refetch()}
            busy={session.isFetching}
          />
        )}
      </main>
    </>
  );
}
