import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defer } from '../../test/support/defer.ts';
import { openTestDatabase } from '../../test/support/open-test-database.ts';
import { type Clock, systemClock } from '../domain/clock.ts';
import { silentLogger } from '../domain/logger.ts';
import type { JobHandler, JobOutcome } from './job.ts';
import { requestJob } from './request-job.ts';
import { Worker, type WorkerOptions } from './Worker.ts';

const done: JobOutcome = { kind: 'done' };
/** Longer than any test: what happens in time happens without polling. */
const NEVER_MS = 600_000;
const waitFor = { timeout: 60_000, interval: 10 };

const { database } = await openTestDatabase();
let workers: Worker[] = [];

beforeEach(async () => {
  await database.query('delete from pluggy.jobs');
});
afterEach(async () => {
  await Promise.all(workers.map((worker) => worker.stop(0)));
  workers = [];
});

async function start(sync: JobHandler, options: Partial<WorkerOptions> = {}): Promise<Worker> {
  const handlers = { sync };
  const worker = new Worker({ database, clock: systemClock, logger: silentLogger, handlers, ...options });
  workers.push(worker);
  await worker.start();
  return worker;
}

function request(key: string, serial = key): Promise<void> {
  return requestJob(database, new Date(), { kind: 'sync', key, serial });
}

async function rows(): Promise<unknown[]> {
  return (await database.query('select key, state, attempts from pluggy.jobs order by id')).rows;
}

function untilAborted(signal: AbortSignal): Promise<JobOutcome> {
  return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
}

describe('a running worker', () => {
  it('hears of new work without polling', async () => {
    const ran: string[] = [];
    await start(
      async (job) => {
        ran.push(job.key);
        return done;
      },
      { pollMs: NEVER_MS },
    );
    await request('a');
    await vi.waitFor(() => expect(ran).toEqual(['a']), waitFor);
    await request('b');
    await vi.waitFor(() => expect(ran).toEqual(['a', 'b']), waitFor);
  });

  it('finds by polling what becomes due', async () => {
    const ran: string[] = [];
    await start(
      async (job) => {
        ran.push(job.key);
        return ran.length < 2 ? { kind: 'again', afterMs: 1 } : done;
      },
      { pollMs: 20 },
    );
    await request('a');
    await vi.waitFor(() => expect(ran).toEqual(['a', 'a']), waitFor);
  });

  it('never runs two jobs of one serial at a time, and runs different serials in parallel', async () => {
    const running: string[] = [];
    const tooMany: string[] = [];
    const ended: string[] = [];
    const bothSerials = defer<void>();
    const sync: JobHandler = async (job) => {
      const serial = job.key.slice(0, 1);
      if (running.includes(serial)) tooMany.push(job.key);
      running.push(serial);
      if (running.includes('x') && running.includes('y')) bothSerials.resolve();
      await bothSerials.promise; // for ever, if serials did not run in parallel
      await new Promise((resolve) => setImmediate(resolve));
      running.splice(running.indexOf(serial), 1);
      ended.push(job.key);
      return done;
    };
    await start(sync, { concurrency: 4, pollMs: 50 });
    await start(sync, { concurrency: 4, pollMs: 50 });
    const keys = Array.from({ length: 10 }, (_, n) => [`x${n}`, `y${n}`]).flat();
    await Promise.all(keys.map((key) => request(key, key.slice(0, 1))));
    await vi.waitFor(() => expect(ended).toHaveLength(keys.length), waitFor);
    expect(tooMany).toEqual([]);
    expect(new Set(ended)).toEqual(new Set(keys));
  });

  it('takes no more jobs at a time than it was told to', async () => {
    let running = 0;
    let most = 0;
    let ended = 0;
    await start(
      async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setImmediate(resolve));
        running--;
        ended++;
        return done;
      },
      { concurrency: 3, pollMs: NEVER_MS },
    );
    await Promise.all(Array.from({ length: 20 }, (_, n) => request(`k${n}`)));
    await vi.waitFor(() => expect(ended).toBe(20), waitFor);
    expect(most).toBeLessThanOrEqual(3);
  });

  it('extends its leases, and tells a job that has lost its own', async () => {
    const started = defer<void>();
    const aborted = defer<unknown>();
    // the heartbeat's ten seconds pass at once
    const clock: Clock = {
      now: systemClock.now,
      sleep: (ms, signal) => systemClock.sleep(ms === 10_000 ? 10 : ms, signal),
    };
    await start(
      async (_job, { signal }) => {
        signal.addEventListener('abort', () => aborted.resolve(signal.reason));
        started.resolve();
        return untilAborted(signal);
      },
      { clock },
    );
    await request('a');
    await started.promise;
    const leases = `select distinct lease_until from pluggy.jobs`;
    const [first] = (await database.query<{ lease_until: Date }>(leases)).rows;
    await vi.waitFor(async () => {
      const [now] = (await database.query<{ lease_until: Date }>(leases)).rows;
      expect(now?.lease_until.getTime()).toBeGreaterThan(first?.lease_until.getTime() ?? Number.NaN);
    }, waitFor);
    await database.query('delete from pluggy.jobs');
    expect(await aborted.promise).toMatchObject({ name: 'LeaseLost' });
  });

  it('gets over the loss of its connection: abandons what ran, runs it again, hears of new work', async () => {
    const runs: { key: string; worker: string; signal: AbortSignal }[] = [];
    await start(
      async (job, { signal, fence }) => {
        runs.push({ key: job.key, worker: fence.worker, signal });
        return runs.length === 1 ? untilAborted(signal) : done;
      },
      { pollMs: 20 },
    );
    await request('a');
    await vi.waitFor(() => expect(runs).toHaveLength(1), waitFor);
    await database.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and query = 'listen pluggy_jobs'`,
    );
    await vi.waitFor(() => expect(runs).toHaveLength(2), waitFor);
    expect(runs[0]?.signal.aborted).toBe(true);
    expect(runs[1]?.worker).not.toBe(runs[0]?.worker);
    await vi.waitFor(async () => expect(await rows()).toEqual([]), waitFor);
    await request('b');
    await vi.waitFor(() => expect(runs.at(-1)?.key).toBe('b'), waitFor);
  });
});

describe('stop', () => {
  it('lets running work finish and takes no more', async () => {
    const started = defer<void>();
    const finish = defer<JobOutcome>();
    const ran: string[] = [];
    const worker = await start((job) => {
      ran.push(job.key);
      started.resolve();
      return finish.promise;
    });
    await request('a');
    await started.promise;
    const stopped = worker.stop(10_000);
    await request('b');
    finish.resolve(done);
    await stopped;
    expect(ran).toEqual(['a']);
    expect(await rows()).toEqual([{ key: 'b', state: 'ready', attempts: 0 }]);
  });

  it('hands back what is not finished by the deadline, at no cost, and another worker runs it at once', async () => {
    const started = defer<AbortSignal>();
    const worker = await start(async (_job, { signal }) => {
      started.resolve(signal);
      return untilAborted(signal);
    });
    await request('a');
    const signal = await started.promise;
    await worker.stop(20);
    expect(signal.aborted).toBe(true);
    expect(await rows()).toEqual([{ key: 'a', state: 'ready', attempts: 0 }]);
    const attempts: number[] = [];
    await start(async (job) => {
      attempts.push(job.attempts);
      return done;
    });
    await vi.waitFor(() => expect(attempts).toEqual([1]), waitFor);
  });

  it('returns although a job ignores that it was told to stop', async () => {
    const started = defer<void>();
    const finish = defer<JobOutcome>();
    const warnings: string[] = [];
    const logger = { ...silentLogger, warn: (_fields: object, message: string) => warnings.push(message) };
    const ignore: JobHandler = () => {
      started.resolve();
      return finish.promise;
    };
    const worker = await start(ignore, { logger });
    await request('a');
    await started.promise;
    await worker.stop(0);
    finish.resolve(done); // too late to count
    await vi.waitFor(() => expect(warnings).toEqual(['job is no longer ours']), waitFor);
    expect(await rows()).toEqual([{ key: 'a', state: 'ready', attempts: 0 }]);
  });
});
