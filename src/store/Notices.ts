import type { Logger } from '../domain/logger.ts';
import { CHANGES_CHANNEL } from './notify-change.ts';

/**
 * How long news for people who watch waits for more, after some were sent: a sync tells several times within a few hundredths of
 * a second.
 */
const GATHER_MS = 50;

/** A connection that broke is another one the next time. */
const ATTEMPTS = 3;

/**
 * Commits of the tables wait for the disk, these need not. PostgreSQL lets transactions with NOTIFY commit one at a time,
 * each waiting for the disk by itself: inside of the others it would end their committing together.
 */
const SEND = {
  name: 'notices-send',
  text: `select set_config('synchronous_commit', 'off', true),
    (select count(pg_notify(channel, payload)) from unnest($1::text[], $2::text[]) as notice (channel, payload))`,
} as const;

type Send = (statement: {
  readonly name: string;
  readonly text: string;
  readonly values: unknown[];
}) => Promise<unknown>;

/**
 * Tells those who LISTEN what has been committed, with one statement at a time: what comes meanwhile goes together with
 * the next, and so does what people only look at and came right after others. One that cannot be sent only delays: jobs are also
 * looked for every second.
 */
export class Notices {
  readonly #send: Send;
  readonly #logger: Logger;
  /** By what they say: the same thing is told once. */
  #waiting = new Map<string, readonly [channel: string, payload: string]>();
  #sending: Promise<void> | undefined;
  /** By `performance.now`. */
  #sentAt = Number.NEGATIVE_INFINITY;
  /** Ends the wait for more. */
  #hurry: () => void = () => {};

  constructor(send: Send, logger: Logger) {
    this.#send = send;
    this.#logger = logger;
  }

  tell(channel: string, payload: string): void {
    this.#waiting.set(`${channel} ${payload}`, [channel, payload]);
    if (channel !== CHANGES_CHANNEL) this.#hurry();
    this.#sending ??= this.#sendAll();
  }

  /** Resolves when everything was told that is to be told by now. */
  async settled(): Promise<void> {
    this.#hurry();
    await this.#sending;
  }

  async #sendAll(): Promise<void> {
    while (this.#waiting.size > 0) {
      await this.#gather();
      const batch = [...this.#waiting.values()];
      this.#waiting = new Map();
      this.#sentAt = performance.now();
      await this.#sendBatch(batch);
    }
    this.#sending = undefined; // in the same tick as the check above: one that comes in between would stay
  }

  /** Waits for more, as long as nobody waits for what there is. */
  async #gather(): Promise<void> {
    const waitMs = this.#sentAt + GATHER_MS - performance.now();
    if (waitMs <= 0 || [...this.#waiting.values()].some(([channel]) => channel !== CHANGES_CHANNEL)) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, waitMs);
      this.#hurry = () => {
        clearTimeout(timer);
        resolve();
      };
    });
    this.#hurry = () => {};
  }

  async #sendBatch(batch: readonly (readonly [string, string])[]): Promise<void> {
    const values = [batch.map(([channel]) => channel), batch.map(([, payload]) => payload)];
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      try {
        await this.#send({ ...SEND, values });
        return;
      } catch (error) {
        this.#logger.warn(
          { error: error instanceof Error ? error.name : 'unknown', attempts: attempt },
          'others could not be told of a change',
        );
      }
    }
  }
}
