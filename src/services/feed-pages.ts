import type { ChangePage } from '../contract/financial-data.ts';
import type { UserId } from '../domain/ids.ts';
import { readFeed } from '../features/changes/feed.ts';
import type { OpenParts } from '../runtime/open-parts.ts';
import { checkedQuery } from './checked.ts';
import { toObjects } from './to-objects.ts';

/** The pages of a feed up to its present end. @param userId whose; null: everybody's */
export async function* feedPages(
  parts: OpenParts,
  userId: UserId | null,
  { after, limit: most }: { readonly after: string | undefined; readonly limit: number },
): AsyncGenerator<ChangePage, void, void> {
  const { limit = most } = checkedQuery('listChanges', { limit: most });
  let [place, isMore] = [after, true];
  while (isMore) {
    const { entries, next, hasMore } = await readFeed(parts, userId, { after: place, limit });
    yield { results: toObjects(entries), next, hasMore };
    [place, isMore] = [next, hasMore];
  }
}
