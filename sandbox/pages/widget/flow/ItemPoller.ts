import { ApiError } from '../api/ApiError.ts';
import type { Item } from '../api/types.ts';
import type { WidgetApi } from '../api/WidgetApi.ts';

/** Pluggy documents 2 s between polls for servers; a person who watches a local sandbox wants it quicker. */
const POLL_MS = 800;
/** The first look comes sooner: a wrong password is often known at once. */
const FIRST_POLL_MS = 400;
/** A network that fails this often in a row (some 7 s) is worth a message. */
const FAILURES_BEFORE_GIVING_UP = 8;

export interface PollerHandlers {
  onItem(item: Item): void;
  onFailure(error: ApiError): void;
}

/** Reads one item again and again until told to stop. An answer that comes after `stop` is dropped. */
export class ItemPoller {
  readonly #api: WidgetApi;
  readonly #handlers: PollerHandlers;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #itemId: string | undefined;
  /** Counts the starts and stops, so that a late answer is known to be late. */
  #run = 0;
  #failures = 0;

  constructor(api: WidgetApi, handlers: PollerHandlers) {
    this.#api = api;
    this.#handlers = handlers;
  }

  start(itemId: string): void {
    this.stop();
    this.#itemId = itemId;
    this.#failures = 0;
    this.#schedule(FIRST_POLL_MS);
  }

  stop(): void {
    this.#run += 1;
    this.#itemId = undefined;
    clearTimeout(this.#timer);
  }

  /** Something happened elsewhere (the bank's window says it is done): look now. */
  pollNow(): void {
    if (this.#itemId) this.#schedule(0);
  }

  #schedule(ms: number): void {
    clearTimeout(this.#timer);
    this.#run += 1;
    const run = this.#run;
    this.#timer = setTimeout(() => void this.#poll(run), ms);
  }

  async #poll(run: number): Promise<void> {
    if (!this.#itemId) return;
    try {
      const item = await this.#api.item(this.#itemId);
      if (run !== this.#run) return;
      this.#failures = 0;
      this.#schedule(POLL_MS);
      this.#handlers.onItem(item);
    } catch (error) {
      if (run === this.#run) this.#failed(error);
    }
  }

  #failed(error: unknown): void {
    const failure = error instanceof ApiError ? error : new ApiError(502, {});
    this.#failures += 1;
    if (failure.transient && this.#failures < FAILURES_BEFORE_GIVING_UP) {
      this.#schedule(POLL_MS);
    } else {
      this.stop();
      this.#handlers.onFailure(failure);
    }
  }
}
