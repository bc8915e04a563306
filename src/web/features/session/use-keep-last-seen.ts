import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import * as store from '../../lib/seen-store.ts';
import type { Session } from './api/get-session.ts';
import { ownerOf, takeDown } from './last-seen.ts';

/** A page is read in several answers; they are taken down together. */
const GATHER_MS = 2_000;

/** Keeps what a person sees for the day without a network, until they sign out. What cannot be kept is no fault. */
export function useKeepLastSeen(session: Session, isNow: boolean, build: string): void {
  const queries = useQueryClient();
  useEffect(
    () => (isNow ? keepLastSeen(queries, session, build) : undefined),
    [queries, session, isNow, build],
  );
}

function keepLastSeen(queries: QueryClient, session: Session, build: string): () => void {
  const owner = ownerOf(session);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = (): void => {
    timer = undefined;
    store.keep(owner, takeDown(queries, session, build, Date.now())).catch(() => undefined);
  };
  store.own(owner).catch(() => undefined);
  const stop = queries.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'success') timer ??= setTimeout(write, GATHER_MS);
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
