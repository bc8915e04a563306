import type { Clock } from '../domain/clock.ts';
import type { PluggyClient } from '../pluggy/PluggyClient.ts';
import type { WirePage } from '../pluggy/wire-types.ts';
import { WHILE_SOMEBODY_WAITS } from './patience.ts';

/** Pluggy's categories change a few times a year. */
const FRESH_MS = 24 * 3_600_000;
/** There are about 130 of them; only a broken answer has so many pages. */
const MAX_PAGES = 20;

/** The ids of Pluggy's categories, kept for a day; an old list is better than none while Pluggy is away. */
export class CategoryList {
  readonly #client: PluggyClient;
  readonly #clock: Clock;
  #known: { readonly ids: ReadonlySet<string>; readonly at: number } | undefined;

  constructor(client: PluggyClient, clock: Clock) {
    this.#client = client;
    this.#clock = clock;
  }

  /** @throws {PluggyError} when Pluggy fails and does not know the id from before */
  async has(id: string): Promise<boolean> {
    const known = this.#known;
    if (known?.ids.has(id) === true) return true; // categories are added, not taken away
    if (known !== undefined && this.#clock.now().getTime() - known.at < FRESH_MS) return false;
    return (await this.#read()).has(id);
  }

  async #read(): Promise<ReadonlySet<string>> {
    const ids = new Set<string>();
    for (let page = 1, pages = 1; page <= Math.min(pages, MAX_PAGES); page += 1) {
      const answer = await this.#client.getCategories(page, WHILE_SOMEBODY_WAITS);
      const { results, totalPages } = answer.json<WirePage<{ id: string }>>();
      for (const { id } of results) ids.add(id);
      pages = totalPages ?? 1;
    }
    this.#known = { ids, at: this.#clock.now().getTime() };
    return ids;
  }
}
