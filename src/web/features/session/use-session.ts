import { type QueryClient, type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { ApiError } from '../../lib/ApiError.ts';
import { useApi } from '../../lib/ApiProvider.tsx';
import type { ApiClient } from '../../lib/api-client.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import { finishLeaving } from './api/end-session.ts';
import { getSession } from './api/get-session.ts';
import type { VisitSession } from './last-seen.ts';
import { type LinkQuestion, questionOfLink } from './question-of-link.ts';
import { referrerOfVisit } from './referrer-of-visit.ts';
import { putSessionTokenBack, takeSessionToken } from './take-session-token.ts';

export const LINK_REFUSED = 'LINK_REFUSED';
const SESSION_OVER = 'SESSION_OVER';

/** In the place of a session: a link brought one, and the person has not decided yet. */
export interface Asks {
  asks: LinkQuestion;
}

export interface Visit {
  session: UseQueryResult<VisitSession | Asks>;
  /** The answer where it asks: whether the link's session replaces the one that is there. */
  decide(takesLink: boolean): void;
  /** Puts the link's token back into the address, where the page finds it when it is loaded again. */
  keepLink(): void;
}

/** Tells of a token that comes into the address while the page is open. */
function useLinkBroughtLater(onLink: (token: string) => void): void {
  const tell = useEffectEvent(onLink);
  useEffect(() => {
    const onHashChange = (): void => {
      const brought = takeSessionToken(window.location, window.history);
      if (brought !== null) tell(brought);
    };
    window.addEventListener('hashchange', onHashChange);
    return () => window.removeEventListener('hashchange', onHashChange);
  }, []);
}

/**
 * Who is looking. A token that the page was opened with, or that a link brings in later, is exchanged for
 * the cookie first; where {@link questionOfLink} has a question, the person is asked. The token lives in this ref alone and
 * is used up by the first attempt that gets an answer. Without a network, it is who was here last. A session that somebody has left
 * is ended before anything is asked.
 */
export function useSession(initialToken: string | null, build: string): Visit {
  const api = useApi();
  const queries = useQueryClient();
  const token = useRef(initialToken);
  const agreed = useRef<string | null>(null);
  const referrer = useRef(referrerOfVisit());

  const session = useQuery({
    queryKey: queryKeys.session,
    queryFn: async ({ signal }) => {
      const link = token.current;
      const left = finishLeaving(api);
      await (link === null ? left.catch(asStranger) : left);
      if (link === null) return getSession(api, { signal }).catch(orWhoWasHere(queries, build));
      const forget = (): void => {
        if (token.current === link) token.current = null;
      };
      const isAgreed = agreed.current === link;
      const asks = await take(api, link, isAgreed, referrer.current, signal).catch(refusalOfLink(forget));
      if (asks !== null) return { asks };
      forget();
      return getSession(api, { signal });
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

  useLinkBroughtLater((brought) => {
    token.current = brought;
    referrer.current = '';
    // The link may belong to someone else: nothing of the person before may stay.
    void queries.resetQueries();
  });

  const decide = (takesLink: boolean): void => {
    if (takesLink) agreed.current = token.current;
    else token.current = null;
    void queries.resetQueries();
  };
  const keepLink = (): void => {
    if (token.current !== null) putSessionTokenBack(token.current, window.location, window.history);
  };
  return { session, decide, keepLink };
}

/** Whoever has left is a stranger here, also while the service cannot be told: nothing of theirs is shown. */
function asStranger(cause: unknown): never {
  throw new ApiError({ status: 401, code: SESSION_OVER, cause });
}

/** Where the service cannot be reached, the person who was here last. */
function orWhoWasHere(queries: QueryClient, build: string): (error: unknown) => Promise<VisitSession> {
  return async (error) => {
    if (!(error instanceof ApiError) || error.status !== null) throw error;
    const session = await import('./offline.ts').then(
      ({ recall }) => recall(queries, build),
      () => undefined, // it was never fetched, and cannot be now
    );
    if (session === undefined) throw error;
    return session;
  };
}

/** @returns the question that the person has to answer first; null: the link's session is taken */
async function take(
  api: ApiClient,
  token: string,
  isAgreed: boolean,
  referrer: string,
  signal: AbortSignal,
): Promise<LinkQuestion | null> {
  const question = isAgreed ? null : await questionOfLink(api, token, referrer, signal);
  if (question === null) await api.exchangeSessionToken(token);
  return question;
}

/**
 * A refused link does not fall back to a session that the browser may still have: that could be someone
 * else's. A fault on the way keeps the token, so that a retry can use it.
 */
function refusalOfLink(forget: () => void): (error: unknown) => never {
  return (error) => {
    const isRefused =
      error instanceof ApiError && error.status !== null && error.status >= 400 && error.status < 500;
    if (!isRefused) throw error;
    forget();
    throw new ApiError({ status: 401, code: LINK_REFUSED, cause: error });
  };
}
