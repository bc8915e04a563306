import type pg from 'pg';
import type { Clock } from '../domain/clock.ts';
import type { UserId } from '../domain/ids.ts';
import type { Logger } from '../domain/logger.ts';
import type { Database } from '../store/Database.ts';
import { CHANGES_CHANNEL, type Change } from '../store/sql/notify-change.ts';

const RECONNECT_MS = 1_000;

export interface ChangeListener {
  onChange(change: Change): void;
  /** Changes may have been missed: whoever shows data has to read it again. */
  onGap(): void;
}

/**
 * Hears through PostgreSQL, on one connection per process, what any process changed, and passes it on to those
 * who watch that user. Connects when the first listener comes.
 */
export class ChangeFeed {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #listeners = new Map<UserId, Set<ChangeListener>>();
  readonly #closing = new AbortController();
  #running: Promise<void> | undefined;

  constructor(database: Database, clock: Clock, logger: Logger) {
    this.#database = database;
    this.#clock = clock;
    this.#logger = logger;
  }

  /** @returns how to stop listening */
  subscribe(userId: UserId, listener: ChangeListener): () => void {
    const listeners = this.#listeners.get(userId) ?? new Set();
    this.#listeners.set(userId, listeners.add(listener));
    this.#running ??= this.#run();
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(userId) === listeners) this.#listeners.delete(userId);
    };
  }

  /** Who is listened for in this process. */
  watched(): UserId[] {
    return [...this.#listeners.keys()];
  }

  /** Tells this process's listeners of a change that no transaction made. */
  tell(change: Change): void {
    for (const listener of this.#listeners.get(change.userId) ?? []) listener.onChange(change);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#running;
  }

  async #run(): Promise<void> {
    const { signal } = this.#closing;
    let isGap = false;
    while (!signal.aborted) {
      try {
        await this.#listen(await this.#database.connect(), signal, isGap);
      } catch {
        this.#logger.warn({}, 'the connection for live updates failed; trying again');
      }
      isGap = true;
      await this.#clock.sleep(RECONNECT_MS, signal);
    }
    this.#tellOfGap(); // nothing will be heard any more
  }

  /**
   * Resolves when the connection has ended. After a gap it tells of it once it hears again: whoever read the data before
   * that would miss what changes until then.
   */
  async #listen(client: pg.Client, signal: AbortSignal, isGap: boolean): Promise<void> {
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    const end = (): void => void client.end().catch(() => {});
    signal.addEventListener('abort', end, { once: true });
    client.on('notification', ({ payload }) => this.#dispatch(payload));
    try {
      await client.query(`listen ${CHANGES_CHANNEL}`);
      if (isGap) this.#tellOfGap();
      if (signal.aborted) end();
      await ended;
    } finally {
      signal.removeEventListener('abort', end);
      end();
    }
  }

  #tellOfGap(): void {
    for (const listener of [...this.#listeners.values()].flatMap((set) => [...set])) listener.onGap();
  }

  #dispatch(payload: string | undefined): void {
    const change = JSON.parse(payload ?? 'null') as Change | null; // only this program writes to the channel
    if (change === null) return;
    this.tell(change);
  }
}
