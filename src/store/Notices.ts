import type { Logger } from '../domain/logger.ts';

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
 * the next. One that cannot be sent only delays: jobs are also looked for every second.
 */
export class Notices {
  readonly #send: Send;
  readonly #logger: Logger;
  /** By what they say: the same thing is told once. */
  #waiting = new Map<string, readonly [channel: string, payload: string]>();
  #sending: Promise<void> | undefined;

  constructor(send: Send, logger: Logger) {
    this.#send = send;
    this.#logger = logger;
  }

  tell(channel: string, payload: string): void {
    this.#waiting.set(`${channel} ${payload}`, [channel, payload]);
    this.#sending ??= this.#sendAll();
  }

  /** Resolves when everything was told that is to be told by now. */
  async settled(): Promise<void> {
    await this.#sending;
  }

  async #sendAll(): Promise<void> {
    while (this.#waiting.size > 0) {
      const batch = [...this.#waiting.values()];
      this.#waiting = new Map();
      await this.#sendBatch(batch);
    }
    this.#sending = undefined; // in the same tick as the check above: one that comes in between would stay
  }

  async #sendBatch(batch: readonly (readonly [string, string])[]): Promise<void> {
    const values = [batch.map(([channel]) => channel), batch.map(([, payload]) => payload)];
    for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
      try {
        await this.#send({ ...SEND, values });
        return;
      } catch (error) {
        this.#logger.warn(
          { error: error instanceof Error ? error.name : 'unknown', attempt },
          'others could not be told of a change',
        );
      }
    }
  }
}
