import { useQueryClient } from '@tanstack/react-query';
import { lazy, type ReactNode, Suspense, useEffect } from 'react';
import { LoadFailed } from '../components/LoadFailed.tsx';
import { Skeleton } from '../components/Skeleton.tsx';
import type { AskAboutLinkProps } from '../features/session/AskAboutLink.tsx';
import { endSession } from '../features/session/api/end-session.ts';
import { SignIn } from '../features/session/SignIn.tsx';
import { LINK_REFUSED, useSession, type Visit } from '../features/session/use-session.ts';
import { useI18n } from '../i18n/I18nProvider.tsx';
import { ApiError, isSignedOut } from '../lib/ApiError.ts';
import { useApi } from '../lib/ApiProvider.tsx';
import { isLeaving } from '../lib/leaving.ts';
import { useSearch } from '../lib/router.tsx';
import { forget } from '../lib/seen-store.ts';
import { useTitle } from '../lib/use-title.ts';
import { Brand } from './Brand.tsx';
import { PageFailed } from './CurrentPage.tsx';
import { BUILD } from './keep-files.ts';
import { LanguageMissing } from './LanguageMissing.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { SignedInApp } from './SignedInApp.tsx';

/** Whoever erased everything is a stranger at once, and keeps the receipt. */
const ErasureReceipt = lazy(() => import('../features/privacy/ErasureReceipt.tsx'));
/** Only a link that nobody can vouch for brings it. */
const AskAboutLink = lazy(() =>
  import('../features/session/AskAboutLink.tsx').catch(() => ({ default: LinkFailed })),
);

/** How often the service is asked for again: for who is offline, and to end the session of who has left. */
const TRY_MS = 5_000;

/** Asks for the service again, for who is offline, and for who has left while it could not be told. */
function useTryAgain({ data, refetch }: Visit['session'], isOver: boolean): void {
  const isOffline = data !== undefined && 'seenAt' in data && data.seenAt !== undefined;
  const isToBeTried = isOffline || (isOver && isLeaving());
  useEffect(() => {
    if (!isToBeTried) return;
    // an attempt may take longer than that: it is waited for
    const timer = setInterval(() => void refetch({ cancelRefetch: false }), TRY_MS);
    return () => clearInterval(timer);
  }, [isToBeTried, refetch]);
}

function useSignOut(): () => Promise<void> {
  const api = useApi();
  const queries = useQueryClient();
  return async () => {
    // what fails here is tried again before anybody's session is asked for
    await endSession(api).catch(() => undefined);
    await forget().catch(() => undefined);
    await queries.resetQueries();
    // what was on its way into memory meanwhile
    await forget().catch(() => undefined);
  };
}

/** Nothing of a person is asked for before it is known whose page this is. */
export function SessionGate({ sessionToken }: { sessionToken: string | null }) {
  const { session, decide, keepLink } = useSession(sessionToken, BUILD);
  const { t } = useI18n();
  const signOut = useSignOut();
  const receiptId = useSearch().get('recibo');

  const isOver = isSignedOut(session.error);
  useEffect(() => {
    if (isOver) forget().catch(() => undefined);
  }, [isOver]);
  useTryAgain(session, isOver);

  if (session.data && 'asks' in session.data)
    return (
      <Outside>
        <Suspense fallback={<Skeleton rows={1} height={420} />}>
          <AskAboutLink question={session.data.asks} onDecide={decide} keepLink={keepLink} />
        </Suspense>
      </Outside>
    );
  if (session.data && !isOver) {
    const { mode, userId } = session.data;
    const onSignOut = mode === 'live' ? () => void signOut() : undefined;
    return <SignedInApp key={userId} person={{ session: session.data, onSignOut }} />;
  }
  // what stands in the page's HTML is seen until something is drawn
  if (session.isPending) return null;
  return (
    <Outside>
      {isOver && receiptId !== null && (
        <Suspense fallback={<Skeleton rows={1} height={220} />}>
          <ErasureReceipt receiptId={receiptId} />
        </Suspense>
      )}
      {isOver && (
        <SignIn linkRefused={session.error instanceof ApiError && session.error.code === LINK_REFUSED} />
      )}
      {!isOver && <LoadFailed title={t.errors.service} of={session} />}
    </Outside>
  );
}

/** In the place of the question that could not be fetched. The link is still good once the page is loaded again. */
function LinkFailed({ keepLink }: AskAboutLinkProps) {
  useEffect(keepLink);
  return <PageFailed />;
}

/** What is seen before it is known who looks. */
function Outside({ children }: { children: ReactNode }) {
  useTitle(null);
  return (
    <div className="outside">
      <header className="outside-head">
        <Brand />
        <LanguageSwitch />
      </header>
      <main id="content" className="content" tabIndex={-1}>
        <LanguageMissing />
        {children}
      </main>
    </div>
  );
}
