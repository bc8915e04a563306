import type { Clock } from '../../domain/clock.ts';
import type { PluggyClient } from '../../pluggy/PluggyClient.ts';
import type { WireCategory } from '../../pluggy/wire-types.ts';
import { WHILE_SOMEBODY_WAITS } from '../shared/patience.ts';
import { KeptList, type ListCache } from './KeptList.ts';

/** Categories change within months. */
const FRESH_MS = 24 * 60 * 60_000;

/** Pluggy's categories of transactions, with their names. */
export class CategoryList {
  readonly #list: KeptList<WireCategory>;

  constructor(client: PluggyClient, clock: Clock, cache: ListCache<WireCategory>) {
    const ask = () => client.getCategories(WHILE_SOMEBODY_WAITS);
    this.#list = new KeptList({ clock, cache, ask, freshMs: FRESH_MS });
  }

  /** @throws {PluggyError} when Pluggy fails and nothing was read before */
  async find(): Promise<WireCategory[]> {
    return [...(await this.#list.all())];
  }

  /** @throws {PluggyError} when Pluggy fails and nothing was read before */
  async has(id: string): Promise<boolean> {
    return (await this.#list.all()).some((category) => category.id === id);
  }

  /** Reads the list if it has grown old. @throws {PluggyError} */
  refresh(): Promise<void> {
    return this.#list.refresh();
  }
}
