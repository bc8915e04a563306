import { beforeEach, expect, it } from 'vitest';
import { defer } from '../../test/support/defer.ts';
import { openTestDatabase } from '../../test/support/open-test-database.ts';
import type { Clock } from '../domain/clock.ts';
import { silentLogger } from '../domain/logger.ts';
import { fenced, fencedTransaction, HELD, LeaseLost, underLease } from './fenced.ts';
import type { JobHandler, JobOutcome } from './job.ts';
import { requestJob } from './request-job.ts';
import type { Fence } from './sql/lease.ts';
import { takeJobs } from './take-jobs.ts';
import { takeOver } from './take-over.ts';
import { Worker } from './Worker.ts';

const START = Date.parse('2026-03-01T12:00:00Z');
const { database } = await openTestDatabase();

beforeEach(async () => {
  await database.query('delete from pluggy.jobs');
});

function clockAt(ms: number): Clock {
  return {
    now: () => new Date(START + ms),
    sleep: (_ms, signal) =>
      new Promise((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true })),
  };
}

function worker(ms: number, sync: JobHandler): Worker {
  return new Worker({ database, clock: clockAt(ms), logger: silentLogger, handlers: { sync } });
}

async function take(): Promise<Fence> {
  const now = new Date(START);
  await requestJob(database, now, { kind: 'sync', key: 'a' });
  const leaseUntil = new Date(START + 30_000);
  const [row] = await takeJobs(database, { worker: '7', now, limit: 1, leaseUntil, kinds: ['sync'] });
  if (row === undefined) throw new Error('nothing to take');
  return { jobId: row.id, worker: '7' };
}

it('a worker that hangs past its lease can neither complete nor write; its successor is not disturbed', async () => {
  await requestJob(database, new Date(START), { kind: 'sync', key: 'a' });
  const started = defer<void>();
  const resume = defer<JobOutcome>();
  const refusals: unknown[] = [];
  const hanging = worker(0, async (_job, { fence }) => {
    started.resolve();
    const outcome = await resume.promise;
    await fencedTransaction(database, fence, async () => {}).catch((error: unknown) => refusals.push(error));
    return outcome;
  }).runUntilIdle();
  await started.promise;

  const early: number[] = [];
  await worker(29_000, async (job) => {
    early.push(job.attempts);
    return { kind: 'done' };
  }).runUntilIdle();
  expect(early, 'the lease still holds').toEqual([]);

  const successor: number[] = [];
  await worker(31_000, async (job) => {
    successor.push(job.attempts);
    return { kind: 'again', afterMs: 60_000 };
  }).runUntilIdle();
  expect(successor, 'the lost run counts as an attempt').toEqual([2]);

  resume.resolve({ kind: 'done' });
  await hanging;
  expect(refusals).toEqual([expect.any(LeaseLost)]);
  const { rows } = await database.query('select state, attempts from pluggy.jobs');
  expect(rows).toEqual([{ state: 'ready', attempts: 0 }]);
});

it('holds others off until the transaction that holds the lease ends, and lets the heartbeat through', async () => {
  const fence = await take();
  const late = new Date(START + 60_000);
  await fencedTransaction(database, fence, async () => {
    const beat = 'update pluggy.jobs set lease_until = lease_until where id = $1';
    expect((await database.query(beat, [fence.jobId])).rowCount).toBe(1);
    expect(await takeOver(database, late, '8', [])).toMatchObject({ back: 0, dead: 0 });
  });
  expect(await takeOver(database, late, '8', [])).toMatchObject({ back: 1, dead: 0 });
  const begun: string[] = [];
  const refused = fencedTransaction(database, fence, async () => void begun.push('work'));
  await expect(refused).rejects.toBeInstanceOf(LeaseLost);
  expect(begun).toEqual([]);
});

it('guards a single statement', async () => {
  await database.query('create table page (n integer)');
  const text = underLease(
    `written as (insert into page select $3::integer where ${HELD} returning n)`,
    '(select n from written) as n',
  );
  const write = (fence: Fence): Promise<unknown> => fenced(database, fence, { text, values: [7] });
  const fence = await take();
  await expect(write({ ...fence, worker: '8' })).rejects.toBeInstanceOf(LeaseLost);
  expect((await database.query('select * from page')).rowCount).toBe(0);
  expect(await write(fence)).toMatchObject({ n: 7 });
  expect((await database.query('select * from page')).rows).toEqual([{ n: 7 }]);
});

it('a job whose worker is lost on its last attempt is dead, and says why', async () => {
  const fence = await take();
  await database.query('update pluggy.jobs set max_attempts = 1 where id = $1', [fence.jobId]);
  expect(await takeOver(database, new Date(START), '8', [])).toMatchObject({ back: 0, dead: 1 });
  const { rows } = await database.query('select state, last_error from pluggy.jobs');
  expect(rows).toEqual([{ state: 'dead', last_error: 'WorkerLost' }]);
});

it('a lost job coalesces with the newer request of its key', async () => {
  await take();
  await requestJob(database, new Date(START), { kind: 'sync', key: 'a', payload: { n: 2 } });
  expect(await takeOver(database, new Date(START), '8', [])).toMatchObject({ back: 1 });
  const { rows } = await database.query('select state, payload, attempts from pluggy.jobs');
  expect(rows).toEqual([{ state: 'ready', payload: { n: 2 }, attempts: 0 }]);
});
