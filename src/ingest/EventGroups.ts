import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Clock } from '../domain/clock.ts';
import type { Queryable } from '../store/Queryable.ts';
import { type Digests, type Received, receiveEvents } from './receive-events.ts';
import type { InboxEvent } from './sql/append-events.ts';

/** While one group waits for the disk, another can be written; more groups at once are each smaller. */
const GROUPS_AT_ONCE = 2;
/** A group costs by itself what some ten events cost: beside another one it begins for so many, and fewer wait for that one's end. */
const WORTH_ANOTHER = 12;
/** A group that takes longer waits for something, such as a row that another transaction holds. Nobody waits for it. */
const SLOW_MS = 100;
const MAX_EVENTS = 100;
const MAX_BYTES = 1024 * 1024;

interface Waiting extends Received {
  readonly bytes: number;
  readonly resolve: (isNew: boolean) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Makes events durable in groups: what arrives while others are being committed is written with one statement and one
 * commit. One that comes alone is written alone: nobody waits but for a group that is on its way, and for none that is slow.
 */
export class EventGroups {
  readonly #database: Queryable;
  readonly #clock: Clock;
  readonly #erased: Digests;
  readonly #slowMs: number;
  readonly #waiting: Waiting[] = [];
  #running = 0;
  #slow = 0;
  #isGathering = false;

  /** @param slowMs how long those who come later wait for a group, in milliseconds */
  constructor(database: Queryable, clock: Clock, erased: Digests, slowMs = SLOW_MS) {
    this.#database = database;
    this.#clock = clock;
    this.#erased = erased;
    this.#slowMs = slowMs;
  }

  /**
   * When this resolves, the event may be acknowledged; when it rejects, nothing of it is stored and the sender has to
   * repeat it.
   * @returns false when the event had been received before, or is about an item of a person who was erased
   */
  receive(event: InboxEvent): Promise<boolean> {
    const bytes = (event.body?.length ?? 0) + (event.bytes?.length ?? 0);
    const written = new Promise<boolean>((resolve, reject) => {
      this.#waiting.push({ event, at: this.#clock.now(), bytes, resolve, reject });
    });
    void this.#pump();
    return written;
  }

  /** Begins groups; what arrives in the same turn of the event loop comes along. */
  async #pump(): Promise<void> {
    if (this.#isGathering) return;
    this.#isGathering = true;
    await nextTurn();
    this.#isGathering = false;
    while (this.#mayBegin()) void this.#write(this.#nextGroup());
  }

  #mayBegin(): boolean {
    const least = this.#running === this.#slow ? 1 : WORTH_ANOTHER;
    return this.#running < GROUPS_AT_ONCE && this.#waiting.length >= least;
  }

  #nextGroup(): Waiting[] {
    let [count, bytes] = [0, 0];
    for (const { bytes: more } of this.#waiting) {
      if (count === MAX_EVENTS || (count > 0 && bytes + more > MAX_BYTES)) break;
      count += 1;
      bytes += more;
    }
    return this.#waiting.splice(0, count);
  }

  async #write(group: readonly Waiting[]): Promise<void> {
    this.#running += 1;
    let [hasEnded, isSlow] = [false, false];
    // not taken back at the group's end: that would cost more than the timer
    void this.#clock.sleep(this.#slowMs).then(() => {
      if (hasEnded) return;
      isSlow = true;
      this.#slow += 1;
      void this.#pump();
    });
    try {
      const results = await receiveEvents(this.#database, this.#erased, group, this.#clock.now());
      group.forEach(({ resolve, reject }, index) => {
        const result = results[index];
        if (result?.status === 'fulfilled') resolve(result.value);
        else reject(result?.reason);
      });
    } catch (error) {
      // a database that does not answer makes those who wait behind its groups wait no longer than these did
      const isOnly = this.#running === 1;
      for (const { reject } of [...group, ...(isOnly ? this.#waiting.splice(0) : [])]) reject(error);
    } finally {
      hasEnded = true;
      if (isSlow) this.#slow -= 1;
      this.#running -= 1;
      void this.#pump();
    }
  }
}
