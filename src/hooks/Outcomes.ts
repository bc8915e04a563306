import type { Clock } from '../domain/clock.ts';
import type { Logger } from '../domain/logger.ts';
import type { Database } from '../store/Database.ts';
import type { ClaimedDelivery } from '../store/statements/hooks/claim-deliveries.ts';
import { markDelivered, type TakenDelivery } from '../store/statements/hooks/mark-delivered.ts';
import type { HookAnswer } from './HookSender.ts';
import { settleFailure } from './settle-failure.ts';

interface OutcomesOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  /** In [0, 1). */
  readonly random: () => number;
}

/**
 * Keeps what came of attempts, on one connection at a time: what was taken while another one is written goes together, so
 * that many deliveries take no connections from the jobs.
 */
export class Outcomes {
  readonly #options: OutcomesOptions;
  #taken: TakenDelivery[] = [];
  #batch: Promise<void> | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(options: OutcomesOptions) {
    this.#options = options;
  }

  /** Resolves once it is durable. @throws {StoreError} */
  keep(delivery: ClaimedDelivery, answer: HookAnswer): Promise<void> {
    const { error, status } = answer;
    if (error !== null || status === null) {
      const failed = { ...answer, error: error ?? 'ECONNRESET' };
      return this.#afterThat(() => this.#fail(delivery, failed));
    }
    this.#taken.push({ ...delivery, status });
    this.#batch ??= this.#afterThat(() => {
      const taken = this.#taken;
      this.#taken = [];
      this.#batch = undefined;
      const { database, clock } = this.#options;
      return database.asSystem((tx) => markDelivered(tx, taken, clock.now()));
    });
    return this.#batch;
  }

  #fail(delivery: ClaimedDelivery, failed: HookAnswer & { readonly error: string }): Promise<void> {
    const { database, clock, logger, random } = this.#options;
    return settleFailure(delivery, failed, { database, logger, now: clock.now(), random: random() });
  }

  #afterThat(work: () => Promise<void>): Promise<void> {
    const done = this.#last.then(work);
    this.#last = done.catch(() => {}); // whoever asked hears of it
    return done;
  }
}
