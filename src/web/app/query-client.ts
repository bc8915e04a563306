import { QueryCache, QueryClient } from '@tanstack/react-query';
import type { VisitSession } from '../features/session/last-seen.ts';
import { ApiError, isSignedOut } from '../lib/ApiError.ts';
import { queryKeys } from '../lib/query-keys.ts';

const RETRIES = 2;

/** Only faults that may pass by themselves, and too many requests; another refusal stays one however often it is asked for. */
function mayPass(error: unknown): boolean {
  return error instanceof ApiError && (error.status === null || error.status === 429 || error.status >= 500);
}

const isOffline = (client: QueryClient): boolean =>
  client.getQueryData<Partial<VisitSession>>(queryKeys.session)?.seenAt !== undefined;

export function createQueryClient(): QueryClient {
  const client: QueryClient = new QueryClient({
    queryCache: new QueryCache({
      // The session ended while the page was open: asking for it again leads to the sign-in text.
      onError: (error, query) => {
        if (isSignedOut(error) && query.queryKey[0] !== queryKeys.session[0]) {
          void client.invalidateQueries({ queryKey: queryKeys.session });
        }
      },
    }),
    defaultOptions: {
      queries: {
        // A service on this very machine can be reached without any network, so the browser's word that
        // it is offline must not hold a request back.
        networkMode: 'always',
        retry: (failures, error) => failures < RETRIES && mayPass(error),
        // Changes are announced by the service; refetching at every focus would only add load.
        refetchOnWindowFocus: false,
        // Whoever is offline sees what they saw last, and reads all of it again once the service answers.
        staleTime: () => (isOffline(client) ? Number.POSITIVE_INFINITY : 5_000),
      },
      mutations: { networkMode: 'always' },
    },
  });
  return client;
}
