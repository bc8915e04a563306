import type { Clock } from '../../domain/clock.ts';

/** What another process revoked is refused here at most this much later; the promise is 30 seconds. */
const KEEP_MS = 20_000;
/** A stranger's made-up credentials must not become as many reads of the database. */
const REFRESH_AT_MOST_EVERY_MS = 1_000;
/** How often revocations are looked for while an answer is under way. */
const WATCH_EVERY_MS = 10_000;

interface Read<Known> {
  readonly known: Known;
  readonly at: number;
}

interface Watch<Known> {
  readonly isOver: (known: Known) => boolean;
  readonly end: () => void;
}

/**
 * What this process knows of credentials that lie in tables which all processes change. It is read every 20 seconds, not
 * for every request.
 */
export class KnownCredentials<Known> {
  readonly #clock: Clock;
  readonly #load: (now: Date) => Promise<Known>;
  readonly #watches = new Set<Watch<Known>>();
  #last: Promise<Read<Known>> | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** @param load reads the tables */
  constructor(clock: Clock, load: (now: Date) => Promise<Known>) {
    this.#clock = clock;
    this.#load = load;
  }

  /** What is known, at most 20 seconds old. */
  recent(): Promise<Known> {
    return this.#fresh(KEEP_MS);
  }

  /** The same once more for a credential that is not known yet: another process may have made it just now. */
  newest(): Promise<Known> {
    return this.#fresh(REFRESH_AT_MOST_EVERY_MS);
  }

  /** What was just written counts at once, also for answers under way. */
  async lookAgain(): Promise<void> {
    this.#last = undefined;
    if (this.#watches.size > 0) await this.recent();
  }

  /** Calls `end` once a credential is over, for answers that take long. @returns how to stop watching */
  watch(isOver: (known: Known) => boolean, end: () => void): () => void {
    const watch = { isOver, end };
    this.#watches.add(watch);
    this.#timer ??= setInterval(() => void this.#fresh(0).catch(() => {}), WATCH_EVERY_MS).unref();
    return () => {
      this.#watches.delete(watch);
      if (this.#watches.size > 0) return;
      clearInterval(this.#timer);
      this.#timer = undefined;
    };
  }

  /** What was read at most so long ago. Requests that come while it is read wait for the same answer. */
  async #fresh(atMostMs: number): Promise<Known> {
    const before = this.#last;
    const read = await before;
    if (read !== undefined && this.#clock.now().getTime() - read.at <= atMostMs) return read.known;
    if (this.#last !== undefined && this.#last !== before) return (await this.#last).known;
    const reading = this.#read();
    this.#last = reading;
    reading.catch(() => {
      if (this.#last === reading) this.#last = undefined; // the next request tries again
    });
    return (await reading).known;
  }

  async #read(): Promise<Read<Known>> {
    const now = this.#clock.now();
    const known = await this.#load(now);
    for (const { isOver, end } of this.#watches) if (isOver(known)) end();
    return { known, at: now.getTime() };
  }
}
