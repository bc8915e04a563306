import { setMaxListeners } from 'node:events';
import type { Clock } from '../domain/clock.ts';
import type { Logger } from '../domain/logger.ts';
import type { Database } from '../store/Database.ts';
import { errorCode } from './error-code.ts';
import { JobPool } from './JobPool.ts';
import type { JobHandlers } from './job.ts';
import { WorkerSession } from './WorkerSession.ts';

export interface WorkerOptions {
  database: Database;
  clock: Clock;
  logger: Logger;
  handlers: JobHandlers;
  /** Jobs at a time. */
  concurrency?: number;
  /** How many may run at this moment; fewer than `concurrency` while what they depend on has its bad times. */
  room?: () => Promise<number>;
  /** How often to look for due retries and dead workers; new jobs are heard of at once. Milliseconds. */
  pollMs?: number;
  /** Whether it looks for the jobs of dead workers, whatever their kind; default: yes. One worker of a process is enough. */
  takesOver?: boolean;
  /** In [0, 1): the jitter of retries. */
  random?: () => number;
}

const DEFAULT_CONCURRENCY = 10;
const DEFAULT_POLL_MS = 1_000;
/** Each look is a statement, and the events of one sync at a bank come within a few milliseconds. */
const WAKE_EVERY_MS = 20;
/** A third of the lease: two beats may fail before anybody doubts us. */
const BEAT_MS = 10_000;
const LONGEST_RECONNECT_MS = 5_000;
/** For each of the last steps of a stop: handlers that were told to stop return, connections close. */
const AFTER_ABORT_MS = 1_000;

/** Runs the jobs of the queue. Any number of workers, in any number of processes, share one queue. */
export class Worker {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #pollMs: number;
  readonly #takesOver: boolean;
  readonly #jobs: JobPool;
  readonly #stopping = new AbortController();
  #session: WorkerSession | undefined;
  #loops: Promise<void>[] = [];
  #starting: Promise<void> = Promise.resolve();
  #isStarting = false;
  #isWanted = false;
  /** Times of the worker's clock at which it will look for due jobs. */
  readonly #wakesAt = new Set<number>();

  constructor(options: WorkerOptions) {
    const { database, clock, logger, handlers, random = Math.random } = options;
    this.#database = database;
    this.#clock = clock;
    this.#logger = logger;
    this.#pollMs = options.pollMs ?? DEFAULT_POLL_MS;
    this.#takesOver = options.takesOver ?? true;
    const capacity = { concurrency: options.concurrency ?? DEFAULT_CONCURRENCY, room: options.room };
    // each job that waits for its moment holds a listener, for less than a poll; many at once are no leak
    setMaxListeners(0, this.#stopping.signal);
    this.#jobs = new JobPool({ database, clock, logger, random }, handlers, capacity);
  }

  /** Resolves when the worker listens; rejects when the database cannot be reached. */
  async start(): Promise<void> {
    this.#session = await this.#openSession();
    this.#loops = [
      this.#keepSession(this.#session),
      this.#every(this.#pollMs, () => this.#poll()),
      this.#every(BEAT_MS, () => this.#beat()),
    ];
    this.#wake();
  }

  /**
   * Runs everything that is due, and what becomes due by that at the clock's present time; then returns. No
   * timers and no listening: for tests and commands, instead of start().
   */
  async runUntilIdle(): Promise<void> {
    const session = await this.#openSession();
    const isCurrent = (): boolean => true;
    try {
      for (;;) {
        await this.#jobs.takeOver(session.workerId);
        await this.#jobs.startDue(session.workerId, isCurrent, () => {});
        if (this.#jobs.isIdle) return;
        await this.#jobs.settled();
      }
    } finally {
      await session.close();
    }
  }

  /**
   * Takes no new work, lets running work finish for `deadlineMs` milliseconds, and hands back the rest: it is
   * ready at once for another worker, and the attempt doesn't count. Returns at most about two seconds later.
   */
  async stop(deadlineMs: number): Promise<void> {
    this.#stopping.abort();
    await this.#starting;
    await this.#withTimeout(this.#jobs.settled(), deadlineMs);
    if (!this.#jobs.isIdle) {
      const handedBack = Promise.all([this.#jobs.handBackAll(), this.#jobs.settled()]);
      await this.#withTimeout(handedBack, AFTER_ABORT_MS);
    }
    // a network that swallows everything must not keep the process from ending
    await this.#withTimeout(Promise.all([this.#session?.close(), ...this.#loops]), AFTER_ABORT_MS);
  }

  #openSession(): Promise<WorkerSession> {
    return WorkerSession.open(
      () => this.#database.connect(),
      this.#clock,
      (waitMs, kind) => {
        if (kind === undefined || this.#jobs.handles(kind)) this.#wakeIn(waitMs);
      },
    );
  }

  /** For a job that will be due before the next poll; later ones the poll finds. What is due about the same time is one. */
  #wakeIn(waitMs: number): void {
    if (waitMs === 0) this.#wake();
    if (waitMs === 0 || waitMs >= this.#pollMs) return;
    const now = this.#clock.now().getTime();
    const at = Math.ceil((now + waitMs) / WAKE_EVERY_MS) * WAKE_EVERY_MS;
    if (this.#wakesAt.has(at)) return;
    this.#wakesAt.add(at);
    void this.#clock.sleep(at - now, this.#stopping.signal).then(() => {
      this.#wakesAt.delete(at);
      this.#wake();
    });
  }

  /** Looks for due jobs, once more if it is called while it looks. */
  #wake(): void {
    this.#isWanted = true;
    if (this.#isStarting) return;
    this.#isStarting = true;
    this.#starting = this.#startWhileWanted();
  }

  async #startWhileWanted(): Promise<void> {
    while (this.#isWanted && !this.#stopping.signal.aborted) {
      this.#isWanted = false;
      try {
        while ((await this.#startDue()) && !this.#stopping.signal.aborted);
      } catch (error) {
        this.#logger.warn({ error: errorCode(error) }, 'cannot take jobs; trying again');
      }
    }
    this.#isStarting = false; // in the same tick as the check above: a wake-up in between would be lost
  }

  async #startDue(): Promise<boolean> {
    const session = this.#session;
    if (session === undefined) return false;
    const isCurrent = (): boolean => this.#session === session;
    return this.#jobs.startDue(session.workerId, isCurrent, () => this.#wake());
  }

  async #poll(): Promise<void> {
    if (this.#session === undefined) return;
    this.#wake();
    if (this.#takesOver) await this.#jobs.takeOver(this.#session.workerId);
  }

  async #beat(): Promise<void> {
    const session = this.#session;
    if (session === undefined) return;
    const ids = this.#jobs.idsOf(session.workerId);
    const held = await session.beat(ids, this.#jobs.leaseUntil());
    this.#jobs.abandon(ids.filter((id) => !held.has(id)));
  }

  /** Replaces a session that has ended by a new one, under a new worker id, until the worker stops. */
  async #keepSession(first: WorkerSession): Promise<void> {
    let session: WorkerSession | undefined = first;
    while (session !== undefined) {
      await session.ended;
      this.#session = undefined;
      if (this.#stopping.signal.aborted) return;
      this.#logger.warn({}, 'the worker lost its connection; its jobs are abandoned');
      this.#jobs.abandon(this.#jobs.idsOf(session.workerId));
      session = await this.#reopenSession();
      this.#session = session;
      if (this.#stopping.signal.aborted) await session?.close();
      this.#wake();
    }
  }

  async #reopenSession(): Promise<WorkerSession | undefined> {
    for (let failures = 0; !this.#stopping.signal.aborted; failures++) {
      try {
        return await this.#openSession();
      } catch (error) {
        this.#logger.warn({ error: errorCode(error), failures }, 'the worker cannot connect; trying again');
        await this.#clock.sleep(Math.min(100 * 2 ** failures, LONGEST_RECONNECT_MS), this.#stopping.signal);
      }
    }
    return undefined;
  }

  async #every(ms: number, step: () => Promise<void>): Promise<void> {
    for (;;) {
      await this.#clock.sleep(ms, this.#stopping.signal);
      if (this.#stopping.signal.aborted) return;
      await step().catch((error: unknown) => {
        this.#logger.warn({ error: errorCode(error) }, 'the worker could not look after its queue');
      });
    }
  }

  async #withTimeout(work: Promise<unknown>, ms: number): Promise<void> {
    const over = new AbortController();
    await Promise.race([work, this.#clock.sleep(ms, over.signal)]);
    over.abort();
  }
}
