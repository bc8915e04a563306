import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { ApiError } from '../../lib/ApiError.ts';
import { useApi } from '../../lib/ApiProvider.tsx';
import type { ApiClient } from '../../lib/api-client.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { getSession } from './api/get-session.ts';
import { takeSessionToken } from './take-session-token.ts';

export const LINK_REFUSED = 'LINK_REFUSED';

/**
 * Who is looking. A token that the page was opened with, or that a link brings in later, is exchanged for
 * the cookie first. The token lives in this ref alone and is used up by the first attempt that gets an answer.
 */
export function useSession(initialToken: string | null) {
  const api = useApi();
  const queries = useQueryClient();
  const token = useRef(initialToken);

  const session = useQuery({
    queryKey: queryKeys.session,
    queryFn: async ({ signal }) => {
      if (token.current !== null) {
        await exchange(api, token.current, () => {
          token.current = null;
        });
      }
      return getSession(api, signal);
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

  useEffect(() => {
    const onHashChange = (): void => {
      const brought = takeSessionToken(window.location, window.history);
      if (brought === null) return;
      token.current = brought;
      // The link may belong to someone else: nothing of the person before may stay.
      void queries.resetQueries();
    };
    window.addEventListener('hashchange', onHashChange);
    return () => window.removeEventListener('hashchange', onHashChange);
  }, [queries]);

  return session;
}

/**
 * A refused link does not fall back to a session that the browser may still have: that could be someone
 * else's. A fault on the way keeps the token, so that a retry can use it.
 */
async function exchange(api: ApiClient, token: string, onAnswered: () => void): Promise<void> {
  try {
    await api.exchangeSessionToken(token);
    onAnswered();
  } catch (error) {
    const refused = error instanceof ApiError && error.status !== null && error.status < 500;
    if (!refused) throw error;
    onAnswered();
    throw new ApiError({ status: 401, code: LINK_REFUSED, cause: error });
  }
}
