import type { QueryCache } from '@tanstack/react-query';

/** With more pages than this a change is offered rather than shown: to read them all again would be slow and heavy. */
export const MOST_PAGES_READ_AGAIN = 3;

const pagesOf = (data: unknown): number => (data as { pages: unknown[] } | undefined)?.pages.length ?? 0;

/**
 * Whether a list has changed since its first page was read. TanStack's own mark is no answer: it goes with every page that is
 * read after the others, which are as old as before, and it comes with every failure.
 * @param hash of the list's key
 * @param tell hears it now and whenever something happens to the list
 */
export function watchChanges(
  cache: QueryCache,
  hash: string,
  tell: (hasChanged: boolean) => void,
): () => void {
  const state = cache.get(hash)?.state;
  let hasChanged = state?.isInvalidated === true;
  tell(hasChanged);
  return cache.subscribe((event) => {
    if (event.type !== 'updated' || event.query.queryHash !== hash) return;
    const { query, action } = event;
    if (action.type === 'invalidate') hasChanged = true;
    // It was emptied, to be read again.
    else if (query.state.data === undefined) hasChanged = false;
    else if (action.type === 'success' && pagesOf(query.state.data) <= MOST_PAGES_READ_AGAIN)
      hasChanged = false;
    // The mark says the same, for those who leave the list and come back, and so that the next change is heard of.
    if (action.type === 'success' && hasChanged) query.invalidate();
    if (action.type === 'error' && !hasChanged) query.setState({ isInvalidated: false });
    tell(hasChanged);
  });
}
