import type { Clock } from '../../domain/clock.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Logger } from '../../domain/logger.ts';
import { bounded } from '../../store/connection/bounded.ts';
import type { ServerClient } from '../../store/connection/ServerClient.ts';
import type { Database } from '../../store/Database.ts';
import { CHANGES_CHANNEL, type Change } from '../../store/notify-change.ts';

const RECONNECT_MS = 1_000;
/** How often it is looked whether the connection still answers: a server that is frozen says nothing, nor that it is gone. */
const BEAT_EVERY_MS = 15_000;
/** How long the server may take for what needs no time. */
const ANSWER_MS = 4_000;

export interface ChangeListener {
  onChange(change: Change): void;
  /** The first connection hears from now on: what was committed before was not heard. */
  onHearing(): void;
  /** Changes may have been missed, and are heard again from now on: whoever shows data has to look at it again. */
  onGap(): void;
  /** Nothing will be heard any more. */
  onEnd(): void;
}

/**
 * Hears through PostgreSQL, on one connection per process, what any process changed, and passes it on to those
 * who watch that user. Connects when the first listener comes.
 */
export class ChangeFeed {
  readonly #database: Pick<Database, 'connect'>;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #beatEveryMs: number;
  readonly #listeners = new Map<UserId, Set<ChangeListener>>();
  readonly #closing = new AbortController();
  #running: Promise<void> | undefined;
  #isBeating = false;

  constructor(
    database: Pick<Database, 'connect'>,
    clock: Clock,
    logger: Logger,
    beatEveryMs = BEAT_EVERY_MS,
  ) {
    this.#database = database;
    this.#clock = clock;
    this.#logger = logger;
    this.#beatEveryMs = beatEveryMs;
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
    for (const listener of this.#everybody()) listener.onEnd();
  }

  /**
   * Resolves when the connection has ended. After a gap it tells of it once it hears again: whoever read the data before
   * that would miss what changes until then.
   */
  async #listen(client: ServerClient, signal: AbortSignal, isGap: boolean): Promise<void> {
    const ended = new Promise<void>((resolve) => client.once('end', resolve));
    const end = (): void => void client.end().catch(() => {});
    signal.addEventListener('abort', end, { once: true });
    client.on('notification', ({ payload }) => this.#dispatch(payload));
    let beats: NodeJS.Timeout | undefined;
    try {
      await bounded(client, ANSWER_MS, () => client.query(`listen ${CHANGES_CHANNEL}`));
      beats = setInterval(() => void this.#beat(client), this.#beatEveryMs);
      for (const listener of this.#everybody()) isGap ? listener.onGap() : listener.onHearing();
      if (signal.aborted) end();
      await ended;
    } finally {
      clearInterval(beats);
      signal.removeEventListener('abort', end);
      end();
    }
  }

  /** A connection that does not answer is thrown away, which ends it for whoever listens on it. */
  async #beat(client: ServerClient): Promise<void> {
    if (this.#listeners.size === 0 || this.#isBeating) return;
    this.#isBeating = true;
    try {
      await bounded(client, ANSWER_MS, () => client.query('select'));
    } catch {
      this.#logger.warn({}, 'the connection for live updates does not answer');
    } finally {
      this.#isBeating = false;
    }
  }

  #everybody(): ChangeListener[] {
    return [...this.#listeners.values()].flatMap((set) => [...set]);
  }

  #dispatch(payload: string | undefined): void {
    const change = JSON.parse(payload ?? 'null') as Change | null; // only this program writes to the channel
    if (change === null) return;
    this.tell(change);
  }
}
