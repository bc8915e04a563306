import { JobRun, type JobRunParts } from './JobRun.ts';
import type { JobHandlers } from './job.ts';
import { takeJobs } from './take-jobs.ts';
import { takeOver } from './take-over.ts';

/** Until when a lease lasts without a heartbeat. Only for workers that hang; the dead are noticed in a second. */
const LEASE_MS = 30_000;

/** How many jobs may run at a time. */
export interface Capacity {
  readonly concurrency: number;
  /** How many may run at this moment, if what they depend on has its bad times. */
  readonly room?: (() => Promise<number>) | undefined;
}

/** The jobs that this process runs now, at most `concurrency`, under whatever session took them. */
export class JobPool {
  readonly #parts: JobRunParts;
  readonly #handlers: JobHandlers;
  readonly #capacity: Capacity;
  /** With the promise that resolves once the run's end is written. */
  readonly #runs = new Map<JobRun, Promise<void>>();
  /** How often due jobs were looked for. */
  #looks = 0;
  /** The last look left some, for want of room or because another job of their serial ran. */
  #hasLeftSome = false;

  constructor(parts: JobRunParts, handlers: JobHandlers, capacity: Capacity) {
    this.#parts = parts;
    this.#handlers = handlers;
    this.#capacity = capacity;
  }

  get isIdle(): boolean {
    return this.#runs.size === 0;
  }

  /** Whether this process has a handler for jobs of the kind. */
  handles(kind: string): boolean {
    return Object.hasOwn(this.#handlers, kind);
  }

  leaseUntil(): Date {
    return new Date(this.#parts.clock.now().getTime() + LEASE_MS);
  }

  /** Ids of the jobs that run under this worker's id. */
  idsOf(worker: string): string[] {
    return [...this.#runs.keys()].filter((run) => run.fence.worker === worker).map((run) => run.fence.jobId);
  }

  /**
   * Takes as many due jobs as there is room for, and starts them. `onFreed` is called when a job has ended that may have kept
   * a due one waiting. `isCurrent` is asked after the jobs were taken: under a
   * session that ended meanwhile none is started, and others take them over.
   * @returns whether there may be more to take: one take can come back short because a serial filled its limit
   */
  async startDue(worker: string, isCurrent: () => boolean, onFreed: () => void): Promise<boolean> {
    const { database, clock } = this.#parts;
    const { concurrency, room } = this.#capacity;
    this.#hasLeftSome = true;
    if (this.#runs.size >= concurrency) return false;
    const limit = Math.min(concurrency, (await room?.()) ?? concurrency) - this.#runs.size;
    if (limit <= 0) return false;
    this.#looks += 1;
    const kinds = Object.keys(this.#handlers);
    const rows = await takeJobs(database, {
      worker,
      now: clock.now(),
      limit,
      leaseUntil: this.leaseUntil(),
      kinds,
    });
    if (!isCurrent()) return false;
    const dueCount = rows[0]?.dueCount ?? 0;
    this.#hasLeftSome = dueCount >= limit || dueCount > rows.length;
    for (const row of rows) {
      const handler = this.#handlers[row.kind];
      if (handler === undefined) throw new Error(`took a job of a kind without a handler: ${row.kind}`);
      const run = new JobRun(row, worker, this.#parts);
      const settled = run
        .run(handler, () => this.#looks)
        .then((mayHaveNext) => {
          this.#runs.delete(run);
          if (mayHaveNext || this.#hasLeftSome) onFreed();
        });
      this.#runs.set(run, settled);
    }
    return dueCount >= limit;
  }

  /** Puts the jobs of dead workers back into the queue; returns how many jobs that were. */
  async takeOver(worker: string): Promise<number> {
    const { database, clock, logger } = this.#parts;
    const { back, dead } = await takeOver(database, clock.now(), worker, this.idsOf(worker));
    if (back + dead > 0) logger.warn({ back, dead }, 'took over the jobs of a lost worker');
    return back + dead;
  }

  /** Tells these runs, which have lost their leases, to stop. */
  abandon(jobIds: readonly string[]): void {
    for (const run of this.#runs.keys()) {
      if (jobIds.includes(run.fence.jobId)) run.abandon();
    }
  }

  async handBackAll(): Promise<void> {
    await Promise.all([...this.#runs.keys()].map((run) => run.handBack()));
  }

  /** Resolves when everything that runs at this moment has settled. */
  async settled(): Promise<void> {
    await Promise.all(this.#runs.values());
  }
}
