import type { Clock } from '../../domain/clock.ts';
import type { RawAnswer } from '../../pluggy/RawAnswer.ts';

/** Where a list lies between two reads, for all processes; the database, see list-cache-of.ts. */
export interface ListCache<Entry> {
  load(): Promise<{ readonly entries: readonly Entry[]; readonly readAt: Date } | undefined>;
  /** @param entries a JSON array, as text */
  save(entries: string, readAt: Date): Promise<void>;
}

export interface KeptListOptions<Entry> {
  readonly clock: Clock;
  readonly cache: ListCache<Entry>;
  readonly freshMs: number;
  readonly ask: () => Promise<RawAnswer>;
}

/** A list of Pluggy's that is read now and then and kept: an old one is better than none while Pluggy is away. */
export class KeptList<Entry> {
  readonly #options: KeptListOptions<Entry>;
  #reading: Promise<readonly Entry[]> | undefined;

  constructor(options: KeptListOptions<Entry>) {
    this.#options = options;
  }

  /** @throws {PluggyError} when Pluggy fails and nothing was read before */
  async all(): Promise<readonly Entry[]> {
    const kept = await this.#options.cache.load();
    if (kept === undefined) return this.read();
    if (this.#isFresh(kept.readAt)) return kept.entries;
    return this.read().catch(() => kept.entries);
  }

  /** Reads the list if what is kept has grown old. @throws {PluggyError} */
  async refresh(): Promise<void> {
    const kept = await this.#options.cache.load();
    if (kept === undefined || !this.#isFresh(kept.readAt)) await this.read();
  }

  /** Reads the list at Pluggy and keeps it; once for all who ask at the same time. @throws {PluggyError} */
  read(): Promise<readonly Entry[]> {
    this.#reading ??= this.#read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }

  async #read(): Promise<readonly Entry[]> {
    const { ask, cache, clock } = this.#options;
    const answer = (await ask()).json<{ readonly results?: unknown } | readonly Entry[] | null>();
    const found = Array.isArray(answer) ? answer : (answer as { readonly results?: unknown } | null)?.results;
    const entries = (Array.isArray(found) ? found : []) as readonly Entry[];
    // a list without entries would take from everybody what they see; it is taken for a fault of Pluggy's
    if (entries.length === 0) return (await cache.load())?.entries ?? [];
    await cache.save(JSON.stringify(entries), clock.now());
    return (await cache.load())?.entries ?? []; // without those that cannot be kept
  }

  #isFresh(readAt: Date): boolean {
    const { clock, freshMs } = this.#options;
    return clock.now().getTime() - readAt.getTime() < freshMs;
  }
}
