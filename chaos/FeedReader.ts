import { setTimeout as pause } from 'node:timers/promises';
import { FeedFollower, type ReadPage } from '../sim/FeedFollower.ts';
import { findWrongCopy } from '../sim/follow.ts';
import type { Random } from '../sim/Random.ts';
import type { Queryable } from '../src/store/Queryable.ts';

const MOST_AT_ONCE = 60;
const EVERY_MS = 400;
const ANSWER_WITHIN_MS = 15_000;

/** A page of everybody's feed as a service answers it. */
const readPage =
  (serviceUrl: string): ReadPage =>
  async ({ after, limit }) => {
    const query = new URLSearchParams({ limit: String(limit), ...(after !== undefined && { after }) });
    const answer = await fetch(`${serviceUrl}/api/pluggy-v2/changes?${query}`, {
      headers: { authorization: 'Bearer sandbox-key' },
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
    });
    if (!answer.ok) throw new Error(`the feed answered ${answer.status}`);
    const page = (await answer.json()) as { results: object[]; next: string; hasMore: boolean };
    return { ...page, entries: page.results.map((entry) => JSON.stringify(entry)) };
  };

/** A program that follows everybody's feed while everything goes wrong, and tries a page again that did not come. */
export class FeedReader {
  readonly #random: Random;
  readonly #read: ReadPage;
  readonly #follower: FeedFollower;
  readonly #problems = new Set<string>();

  constructor(random: Random, serviceUrl: string) {
    this.#random = random;
    this.#read = readPage(serviceUrl);
    this.#follower = new FeedFollower(this.#read);
  }

  async keepReading(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#step();
      await pause(this.#random.between(0, 2 * EVERY_MS), undefined, { signal }).catch(() => {});
    }
  }

  /** Where its copy is wrong, once it has caught up. */
  async findWrong(database: Queryable): Promise<string[]> {
    await this.#follower.catchUp();
    return [...this.#problems, ...(await findWrongCopy(database, this.#follower.copy, this.#read))];
  }

  async #step(): Promise<void> {
    try {
      await this.#follower.step(this.#random.between(1, MOST_AT_ONCE));
    } catch (error) {
      // a page that does not come is what chaos does; numbers that go back, or a cursor that is lost, are not
      const said = error instanceof Error ? error.message : '';
      if (/ after |answered 4(?!29)/.test(said)) this.#problems.add(`the follower of the feed met: ${said}`);
    }
  }
}
