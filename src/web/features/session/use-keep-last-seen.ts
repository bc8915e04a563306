import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Session } from './api/get-session.ts';

/** A page is read in several answers; they are kept together. */
const GATHER_MS = 2_000;

/** Keeps what a person sees for the day without a network, until they sign out. @param isNow false: what is shown is of earlier */
export function useKeepLastSeen(session: Session, isNow: boolean, build: string): void {
  const queries = useQueryClient();
  useEffect(
    () => (isNow ? keepLastSeen(queries, session, build) : undefined),
    [queries, session, isNow, build],
  );
}

/** What cannot be kept is no fault. @returns what ends it */
function keepLastSeen(queries: QueryClient, session: Session, build: string): () => void {
  let hasBegun = false;
  let isOver = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const write = async (): Promise<void> => {
    timer = undefined;
    const { begin, keep } = await import('./offline.ts');
    // a session begins once: what ends it, in any tab, ends its memory as well
    if (!hasBegun && !isOver) await begin(session);
    hasBegun = true;
    if (!isOver) await keep(queries, session, build);
  };
  const stop = queries.getQueryCache().subscribe((event) => {
    if (event.type !== 'updated' || event.action.type !== 'success') return;
    timer ??= setTimeout(() => void write().catch(() => undefined), GATHER_MS);
  });
  return () => {
    isOver = true;
    clearTimeout(timer);
    stop();
  };
}
