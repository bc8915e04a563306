import { pause } from './pause.ts';
import type { CallOptions } from './Transport.ts';

/** One page of the feed; `next` is always there. */
interface FeedPage {
  readonly next: string;
  readonly hasMore: boolean;
}

interface FeedArgs {
  readonly after?: string | undefined;
}

export interface FollowOptions extends CallOptions {
  /** At the end of the feed, how many milliseconds later it is asked again. Left out: the iterator ends there. */
  readonly everyMs?: number | undefined;
}

/**
 * The pages of a feed (`client.listChanges`, `client.listAllChanges`) from `after` on, or from the beginning. Apply a page, store
 * its `next` in the same transaction, and begin there the next time. An iterator that goes on (`everyMs`) ends with its signal.
 * @throws {CursorExpiredError} `after` is older than 90 days: delete your copy, and begin without it
 */
export async function* changes<Args extends FeedArgs, Feed extends FeedPage>(
  feed: (args: Args, options?: CallOptions) => Promise<Feed>,
  args: Args,
  { everyMs, signal }: FollowOptions = {},
): AsyncGenerator<Feed, void, undefined> {
  for (let after = args.after; !signal?.aborted; ) {
    const page = await feed({ ...args, after }, { signal });
    // at the end of the feed a page may hold nothing new
    if (after === undefined || page.next !== after) yield page;
    after = page.next;
    if (page.hasMore) continue;
    if (everyMs === undefined) return;
    await pause(everyMs, signal);
  }
}
