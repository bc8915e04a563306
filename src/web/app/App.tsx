import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import type { Reading } from '../i18n/dictionaries.ts';
import { I18nProvider, useI18n } from '../i18n/I18nProvider.tsx';
import type { Language } from '../i18n/language.ts';
import { ApiProvider } from '../lib/ApiProvider.tsx';
import { createApiClient } from '../lib/api-client.ts';
import { PreferencesProvider } from '../lib/preferences.tsx';
import { CrashBoundary } from './CrashBoundary.tsx';
import { createQueryClient } from './query-client.ts';
import { SessionGate } from './SessionGate.tsx';

export interface AppProps {
  /** What the page's address held; null when it was opened without. */
  sessionToken: string | null;
  reading: Reading;
  /** The language that the person reads, where it could not be fetched. */
  missing: Language | null;
}

export function App({ sessionToken, reading, missing }: AppProps) {
  const [queries] = useState(createQueryClient);
  return (
    <I18nProvider initial={reading} missing={missing}>
      <PreferencesProvider>
        <CrashBoundary>
          <QueryClientProvider client={queries}>
            <LocalizedApi>
              <SessionGate sessionToken={sessionToken} />
            </LocalizedApi>
          </QueryClientProvider>
        </CrashBoundary>
      </PreferencesProvider>
    </I18nProvider>
  );
}

function LocalizedApi({ children }: { children: ReactNode }) {
  const { language } = useI18n();
  const api = useMemo(() => createApiClient({ language }), [language]);
  return <ApiProvider api={api}>{children}</ApiProvider>;
}
