import { useCallback, useEffect, useRef, useState } from 'react';
import type { Client } from '../../client/index.ts';
import { type Loaded, loadedOf, withError } from './loaded.ts';
import { usePluggy } from './PluggyProvider.tsx';

export type Connection = Awaited<ReturnType<Client['listItems']>>['items'][number];
export type Transaction = Awaited<ReturnType<Client['listTransactions']>>['results'][number];
/** What `listTransactions` filters by. */
export type TransactionFilter = Omit<Parameters<Client['listTransactions']>[0], 'userId' | 'after'>;

/**
 * Reads when it is first used, when `load` is another one, and when asked to. A late answer is dropped.
 * @param of what is read: with another one nothing of the former answer is left
 */
function useLoaded<T>(of: string, load: () => Promise<T>): Loaded<T> & { readonly reload: () => void } {
  const [loaded, setLoaded] = useState<Loaded<T>>({ of, value: null, error: null });
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks for another reading
  useEffect(() => {
    let isLate = false;
    load().then(
      (value) => {
        if (!isLate) setLoaded({ of, value, error: null });
      },
      (error: unknown) => {
        if (!isLate) setLoaded((before) => withError(before, of, error));
      },
    );
    return () => {
      isLate = true;
    };
  }, [of, load, turn]);
  const reload = useCallback(() => setTurn((before) => before + 1), []);
  return { ...loadedOf(loaded, of), reload };
}

/** The person's connections, read again after each one that is made here. */
export function useConnections() {
  const { client, serviceUrl, userId, version } = usePluggy();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` asks for another reading
  const load = useCallback(async () => (await client.listItems({ userId })).items, [client, userId, version]);
  const { value, error, reload } = useLoaded(JSON.stringify([serviceUrl, userId]), load);
  return { connections: value ?? [], isLoading: value === null && error === null, error, reload };
}

/** The person's transactions, newest first, a page at a time. Amounts are decimal strings. */
export function useTransactions(filter: TransactionFilter = {}) {
  const { client, serviceUrl, userId, version } = usePluggy();
  const [more, setMore] = useState<{ of: unknown; rows: readonly Transaction[]; next: string | null } | null>(
    null,
  );
  const asked = JSON.stringify(filter);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `version` asks for another reading
  const load = useCallback(
    () => client.listTransactions({ ...(JSON.parse(asked) as TransactionFilter), userId }),
    [client, userId, asked, version],
  );
  const { value, error, reload } = useLoaded(JSON.stringify([serviceUrl, userId, asked]), load);
  const latest = useRef(value);
  latest.current = value;
  const later = more !== null && more.of === value ? more : null;
  const next = later === null ? (value?.next ?? null) : later.next;
  const loadMore = async (): Promise<void> => {
    if (next === null) return;
    const page = await client.listTransactions({ ...filter, userId, after: next });
    // Meanwhile it may be another list.
    if (latest.current === value)
      setMore({ of: value, rows: [...(later?.rows ?? []), ...page.results], next: page.next });
  };
  return {
    transactions: [...(value?.results ?? []), ...(later?.rows ?? [])],
    hasMore: next !== null,
    loadMore,
    isLoading: value === null && error === null,
    error,
    reload,
  };
}
