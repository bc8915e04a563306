import { ConnectProvider } from '../features/connect/ConnectProvider.tsx';
import { type Person, SignedIn } from '../features/session/SignedIn.tsx';
import { CurrentPage } from './CurrentPage.tsx';
import { Shell } from './Shell.tsx';
import { useLiveUpdates } from './use-live-updates.ts';

/** The app of one person; it lives across all pages. */
export function SignedInApp({ person }: { person: Person }) {
  const { session } = person;
  const live = useLiveUpdates(session.userId);
  return (
    <SignedIn person={person}>
      <ConnectProvider session={session}>
        <Shell isSandbox={session.mode === 'sandbox'} live={live}>
          <CurrentPage />
        </Shell>
      </ConnectProvider>
    </SignedIn>
  );
}
