import { ConnectProvider } from '../features/connect/ConnectProvider.tsx';
import { type Person, SignedIn } from '../features/session/SignedIn.tsx';
import { useKeepLastSeen } from '../features/session/use-keep-last-seen.ts';
import { CurrentPage } from './CurrentPage.tsx';
import { BUILD } from './keep-files.ts';
import { Shell } from './Shell.tsx';
import { useLiveUpdates } from './use-live-updates.ts';

/** The app of one person; it lives across all pages. */
export function SignedInApp({ person }: { person: Person }) {
  const { session } = person;
  const { seenAt } = session;
  const live = useLiveUpdates(session.userId, seenAt === undefined);
  useKeepLastSeen(session, seenAt === undefined, BUILD);
  return (
    <SignedIn person={person}>
      <ConnectProvider session={session}>
        <Shell isSandbox={session.mode === 'sandbox'} live={live} seenAt={seenAt}>
          <CurrentPage />
        </Shell>
      </ConnectProvider>
    </SignedIn>
  );
}
