import { hydrate, type QueryClient } from '@tanstack/react-query';
import { ApiError } from '../../lib/ApiError.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import * as store from '../../lib/seen-store.ts';
import { usable } from './last-seen.ts';
import type { VisitSession } from './use-session.ts';

/**
 * Where the service cannot be reached: the person who was here last, with what they saw. What may be shown no more is
 * removed at once.
 */
export function recall(queries: QueryClient, build: string): (error: unknown) => Promise<VisitSession> {
  return async (error) => {
    if (!(error instanceof ApiError) || error.status !== null) throw error;
    const shown = queries.getQueryData<VisitSession>(queryKeys.session);
    if (shown !== undefined && typeof shown === 'object') return shown;
    const kept = await store.read().catch(() => undefined);
    const seen = usable(kept, build, Date.now());
    if (seen === null) {
      if (kept !== undefined) await store.forget().catch(() => undefined);
      throw error;
    }
    hydrate(queries, seen.state);
    return { ...seen.session, seenAt: seen.at };
  };
}
