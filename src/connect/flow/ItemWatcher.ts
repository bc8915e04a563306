import { PluggyCallError } from './PluggyCallError.ts';
import type { Item } from './pluggy-types.ts';

/** A wrong password is often known at once. */
const FIRST_MS = 600;
/** What Pluggy documents. */
const THEN_MS = 2_000;
const LONGEST_MS = 15_000;
/** One lost answer is no news. */
const FAILURES_WORTH_A_WORD = 2;

export interface WatchHandlers {
  onItem(item: Item): void;
  /** True: answers stay away; reading goes on. */
  onTrouble(isOffline: boolean): void;
  /** Reading has ended. */
  onFailure(error: PluggyCallError): void;
}

/** Reads one item again and again until told to stop. An answer that comes after `stop` is dropped. */
export class ItemWatcher {
  readonly #read: (id: string) => Promise<Item>;
  readonly #handlers: WatchHandlers;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #id: string | null = null;
  /** Counts starts and stops, so that a late answer is known to be late. */
  #run = 0;
  #reads = 0;
  #failures = 0;

  constructor(read: (id: string) => Promise<Item>, handlers: WatchHandlers) {
    this.#read = read;
    this.#handlers = handlers;
  }

  /** Goes on where the item is watched already. */
  watch(id: string): void {
    if (this.#id === id) return;
    this.stop();
    this.#id = id;
    this.#schedule(FIRST_MS);
  }

  lookNow(): void {
    if (this.#id !== null) this.#schedule(0);
  }

  stop(): void {
    this.#id = null;
    this.#run += 1;
    this.#reads = 0;
    this.#failures = 0;
    clearTimeout(this.#timer);
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer);
    this.#run += 1;
    const run = this.#run;
    this.#timer = setTimeout(() => void this.#look(run), ms);
  }

  async #look(run: number): Promise<void> {
    const id = this.#id;
    if (id === null) return;
    try {
      const item = await this.#read(id);
      if (run !== this.#run) return;
      if (this.#failures >= FAILURES_WORTH_A_WORD) this.#handlers.onTrouble(false);
      this.#failures = 0;
      this.#reads += 1;
      this.#schedule(this.#reads < 3 ? FIRST_MS : THEN_MS);
      this.#handlers.onItem(item);
    } catch (error) {
      if (run === this.#run) this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    const failure = error instanceof PluggyCallError ? error : new PluggyCallError(502, {});
    if (!failure.isTransient) {
      this.stop();
      this.#handlers.onFailure(failure);
      return;
    }
    this.#failures += 1;
    this.#schedule(Math.min(THEN_MS * 1.5 ** this.#failures, LONGEST_MS));
    if (this.#failures === FAILURES_WORTH_A_WORD) this.#handlers.onTrouble(true);
  }
}
