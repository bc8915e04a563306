import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useApi } from '../lib/ApiProvider.tsx';
import { keepLiveStream, type LiveState, type LiveTopic } from '../lib/live-stream.ts';
import { queryKeys, userPath } from '../lib/query-keys.ts';

/** A big sync announces many pages a second; the screen follows twice a second. */
const GATHER_MS = 500;

/** While changes don't arrive by themselves (a proxy may swallow the stream), ask for them instead. */
const POLL_MS = 5_000;

/**
 * What has to be read again when the service says that something of this kind changed. Whatever changes may change summaries:
 * bills are read last, and the event of their connection alone tells of them.
 */
function keysOf(topic: LiveTopic, userId: string): (readonly string[])[] {
  switch (topic) {
    case 'item':
      // which of two connections counts depends on whether it works
      return [queryKeys.items(userId), queryKeys.accounts(userId), queryKeys.summaries(userId)];
    case 'accounts':
      return [queryKeys.accounts(userId), queryKeys.items(userId), queryKeys.summaries(userId)];
    case 'transactions':
      return [queryKeys.transactions(userId), queryKeys.items(userId), queryKeys.summaries(userId)];
  }
}

/** Asks for everything again and again, for as long as that is wanted. */
function usePolling(userId: string, isWanted: boolean): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!isWanted) return;
    const queryKey = queryKeys.user(userId);
    const timer = setInterval(() => void queries.invalidateQueries({ queryKey }), POLL_MS);
    return () => clearInterval(timer);
  }, [queries, userId, isWanted]);
}

/** Follows the service's events while the page is open and the service can be reached, and reads again what they say has changed. */
export function useLiveUpdates(userId: string, isReachable: boolean): LiveState {
  const api = useApi();
  const queries = useQueryClient();
  const [state, setState] = useState<LiveState>('connecting');

  useEffect(() => {
    if (!isReachable) return;
    const changed = new Set<LiveTopic>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const readAgain = (queryKey: readonly string[]): void => void queries.invalidateQueries({ queryKey });
    const flush = (): void => {
      timer = undefined;
      for (const topic of changed) keysOf(topic, userId).forEach(readAgain);
      changed.clear();
    };
    const end = keepLiveStream({
      open: () => api.openEvents(`${userPath(userId)}/events`),
      onConnected: () => readAgain(queryKeys.user(userId)),
      onChange: (topic) => {
        changed.add(topic);
        timer ??= setTimeout(flush, GATHER_MS);
      },
      onState: setState,
      onRefused: () => readAgain(queryKeys.session),
      schedule: (task, ms) => {
        const retry = setTimeout(task, ms);
        return () => clearTimeout(retry);
      },
    });
    return () => {
      clearTimeout(timer);
      end();
    };
  }, [api, queries, userId, isReachable]);

  usePolling(userId, state !== 'live' && isReachable);
  return state;
}
