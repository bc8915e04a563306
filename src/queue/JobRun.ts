import type { Clock } from '../domain/clock.ts';
import type { Logger } from '../domain/logger.ts';
import type { Database } from '../store/Database.ts';
import { DeadJob } from './DeadJob.ts';
import { errorCode } from './error-code.ts';
import { LeaseLost } from './fenced.ts';
import type { Job, JobHandler } from './job.ts';
import { retryDelayMs } from './retry-delay.ts';
import { bury, conclude, putBack } from './settle-run.ts';
import type { Fence } from './sql/lease.ts';
import type { TakenRow } from './sql/take.ts';

export interface JobRunParts {
  database: Database;
  clock: Clock;
  logger: Logger;
  /** In [0, 1): the jitter of retries. */
  random: () => number;
}

/** One run of one job, from the moment its lease was taken to the moment its end is written. */
export class JobRun {
  readonly fence: Fence;
  readonly #row: TakenRow;
  readonly #parts: JobRunParts;
  readonly #controller = new AbortController();

  constructor(row: TakenRow, worker: string, parts: JobRunParts) {
    this.#row = row;
    this.#parts = parts;
    this.fence = { jobId: row.id, worker };
  }

  /** The lease is gone: nothing of this run can be written any more. */
  abandon(): void {
    this.#controller.abort(new LeaseLost());
  }

  /** Gives the job to somebody else, at once and without counting the attempt. */
  async handBack(): Promise<void> {
    const { database, clock } = this.#parts;
    const now = clock.now();
    this.abandon();
    await putBack(database, now, this.fence, {
      runAt: now,
      attempts: this.#row.attempts - 1,
      lastError: null,
    }).catch((error: unknown) => this.#logUnwritten(error));
  }

  /**
   * Resolves when the handler has returned and the end is written (or could not be). Never rejects.
   * @param countLooks how often due jobs were looked for until now
   * @returns whether this run may have kept a due job of its serial from being taken
   */
  async run(handler: JobHandler, countLooks: () => number): Promise<boolean> {
    const { id, kind, key, payload, attempts, maxAttempts } = this.#row;
    const job: Job = { id, kind, key, payload, attempts, isLast: attempts >= maxAttempts };
    const { database, clock, logger, random } = this.#parts;
    const startedAt = clock.now().getTime();
    try {
      const outcome = await handler(job, { signal: this.#controller.signal, fence: this.fence });
      const run = { fence: this.fence, attemptsBefore: attempts - 1, random };
      const looks = countLooks();
      const hasNext = await conclude(database, clock.now(), run, outcome);
      const ms = clock.now().getTime() - startedAt;
      logger.debug({ jobId: id, kind, attempts, outcome: outcome.kind, ms }, 'job ended');
      // whoever looked while the end was being written may have passed by a job that the end did not see
      return hasNext || countLooks() > looks;
    } catch (error) {
      // one that was told to stop may fail in any way; its job is being handed back or taken over
      if (error instanceof LeaseLost || this.#controller.signal.aborted) this.#logLost();
      else await this.#fail(error).catch((unwritten: unknown) => this.#logUnwritten(unwritten));
      return true;
    }
  }

  async #fail(error: unknown): Promise<void> {
    const { database, clock, logger, random } = this.#parts;
    const { id, kind, attempts, maxAttempts } = this.#row;
    const now = clock.now();
    const lastError = errorCode(error);
    if (error instanceof DeadJob || attempts >= maxAttempts) {
      await bury(database, now, this.fence, lastError);
      logger.error({ jobId: id, kind, attempts, error: lastError }, 'job given up');
      return;
    }
    const retryInMs = retryDelayMs(attempts, random);
    const runAt = new Date(now.getTime() + retryInMs);
    await putBack(database, now, this.fence, { runAt, attempts, lastError });
    logger.warn({ jobId: id, kind, attempts, error: lastError, retryInMs }, 'job failed');
  }

  #logLost(): void {
    const { id, kind, attempts } = this.#row;
    this.#parts.logger.warn({ jobId: id, kind, attempts }, 'job is no longer ours');
  }

  /** The row still says running; nobody beats for it any more, so it is taken over when its lease ends. */
  #logUnwritten(error: unknown): void {
    if (error instanceof LeaseLost) {
      this.#logLost();
      return;
    }
    const { id, kind, attempts } = this.#row;
    this.#parts.logger.error({ jobId: id, kind, attempts, error: errorCode(error) }, "job's end not written");
  }
}
