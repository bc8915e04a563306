import { hydrate, type QueryClient } from '@tanstack/react-query';
import { ApiError } from '../../lib/ApiError.ts';
import { queryKeys } from '../../lib/query-keys.ts';
import * as store from '../../lib/seen-store.ts';
import type { Session } from './api/get-session.ts';
import { mayBeShown, ownerOf, takeDown, usable, type VisitSession } from './last-seen.ts';

/**
 * The person who was here last, with what they saw; undefined: nobody whose data may still be shown. What may be shown no
 * more is removed at once.
 * @throws {ApiError} 401: the session of who is on the screen is over, or what they see is too old
 */
export async function recall(queries: QueryClient, build: string): Promise<VisitSession | undefined> {
  const shown = queries.getQueryData<VisitSession>(queryKeys.session);
  if (shown !== undefined && 'userId' in shown) {
    const now = Date.now();
    if (mayBeShown(shown, shown.seenAt ?? now, now)) return shown;
    await store.forget().catch(() => undefined);
    throw new ApiError({ status: 401, code: 'SESSION_EXPIRED' });
  }
  const kept = await store.read().catch(() => undefined);
  const seen = usable(kept, build, Date.now());
  if (seen === null) {
    if (kept !== undefined) await store.forget().catch(() => undefined);
    return undefined;
  }
  hydrate(queries, seen.state);
  return { ...seen.session, seenAt: seen.at };
}

/** Makes the browser's memory this session's; what an earlier one left is gone. */
export const begin = (session: Session): Promise<void> => store.own(ownerOf(session));

/** Keeps what a person has seen, unless their session has ended meanwhile, here or in another tab. */
export const keep = (queries: QueryClient, session: Session, build: string): Promise<void> =>
  store.keep(ownerOf(session), takeDown(queries, session, build, Date.now()));
