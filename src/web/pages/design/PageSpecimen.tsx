import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { Suspense, useMemo, useState } from 'react';
import { Skeleton } from '../../components/Skeleton.tsx';
import { ConnectProvider } from '../../features/connect/ConnectProvider.tsx';
import type { Session } from '../../features/session/api/get-session.ts';
import { SignedIn } from '../../features/session/SignedIn.tsx';
import { useI18n } from '../../i18n/I18nProvider.tsx';
import { ApiProvider } from '../../lib/ApiProvider.tsx';
import { sampleApi } from './sample-api.ts';
import { SAMPLE_PAGES, type SamplePath } from './sample-pages.ts';
import type { SampleState } from './sample-states.ts';

/** What a page of one thing is about, of what the examples have. */
const IDS: Readonly<Partial<Record<SamplePath, string>>> = {
  '/categorias/:id': '11010000',
  '/contas/:id': 'conta',
  '/cartoes/:id': 'cartao',
  '/conexoes/:id': 'conexao',
};

const SESSION: Session = { userId: 'example', mode: 'live', widgetUrl: null, includeSandbox: false };
const NOBODY = { session: SESSION, onSignOut: undefined };

/** A whole page, as it is while the service answers in one way. */
export default function PageSpecimen({ path, state }: { path: SamplePath; state: SampleState }) {
  const { language } = useI18n();
  const api = useMemo(() => sampleApi(language, state), [language, state]);
  const [queries] = useState(
    () =>
      new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: Number.POSITIVE_INFINITY } } }),
  );
  const Page = SAMPLE_PAGES[path];
  return (
    <QueryClientProvider client={queries}>
      <ApiProvider api={api}>
        <SignedIn person={NOBODY}>
          <ConnectProvider session={SESSION}>
            <Suspense fallback={<Skeleton rows={4} height={96} />}>
              <Page id={IDS[path] ?? ''} />
            </Suspense>
          </ConnectProvider>
        </SignedIn>
      </ApiProvider>
    </QueryClientProvider>
  );
}
