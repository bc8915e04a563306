import { beforeEach, describe, expect, it } from 'vitest';
import { openTestDatabase } from '../../test/support/open-test-database.ts';
import type { Clock } from '../domain/clock.ts';
import { silentLogger } from '../domain/logger.ts';
import { DeadJob } from './DeadJob.ts';
import type { JobHandler, JobOutcome, JsonObject } from './job.ts';
import { queueDepth } from './queue-depth.ts';
import { replayDeadJobs } from './replay-dead-jobs.ts';
import { requestJob } from './request-job.ts';
import { Worker } from './Worker.ts';

/** Stands still until a test moves it. */
class ManualClock implements Clock {
  #now = Date.parse('2026-03-01T12:00:00Z');
  now(): Date {
    return new Date(this.#now);
  }
  advance(ms: number): void {
    this.#now += ms;
  }
  sleep(_ms: number, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true }));
  }
}

interface Row {
  state: string;
  attempts: number;
  payload: JsonObject;
  run_at: Date;
  last_error: string | null;
}

const done: JobOutcome = { kind: 'done' };
const { database } = await openTestDatabase();
let clock: ManualClock;

beforeEach(async () => {
  await database.query('delete from pluggy.jobs');
  clock = new ManualClock();
});

function run(sync: JobHandler): Promise<void> {
  const handlers = { sync };
  return new Worker({ database, clock, logger: silentLogger, handlers, random: () => 0.5 }).runUntilIdle();
}

function request(key = 'a', more: { payload?: JsonObject; runAt?: Date; maxAttempts?: number } = {}) {
  return requestJob(database, clock.now(), { kind: 'sync', key, ...more });
}

async function rows(): Promise<Row[]> {
  return (await database.query<Row>('select * from pluggy.jobs order by id')).rows;
}

async function fail(): Promise<JobOutcome> {
  throw Object.assign(new Error('Maria'), { code: 'EPIPE' });
}

describe('a request', () => {
  it('is coalesced with the one that waits: the latest payload, the earliest time, one run', async () => {
    await request('a', { payload: { n: 1 }, runAt: new Date(clock.now().getTime() + 60_000) });
    await request('a', { payload: { n: 2 } });
    await request('a', { payload: { n: 3 }, runAt: new Date(clock.now().getTime() + 90_000) });
    const seen: JsonObject[] = [];
    await run(async (job) => {
      seen.push(job.payload);
      return done;
    });
    expect(seen).toEqual([{ n: 3 }]);
    expect(await rows()).toEqual([]);
  });

  it('that comes while its key runs leads to another run, after this one', async () => {
    await request();
    const log: string[] = [];
    await run(async () => {
      log.push('start');
      if (log.length === 1) await request();
      log.push('end');
      return done;
    });
    expect(log).toEqual(['start', 'end', 'start', 'end']);
  });

  it('exists only if its transaction commits', async () => {
    const failed = database.asSystem(async (tx) => {
      await requestJob(tx, clock.now(), { kind: 'sync', key: 'a' });
      throw new Error('rolled back');
    });
    await expect(failed).rejects.toThrow('rolled back');
    expect(await rows()).toEqual([]);
  });

  it('waits for its time', async () => {
    await request('a', { runAt: new Date(clock.now().getTime() + 1_000) });
    let runs = 0;
    const count: JobHandler = async () => {
      runs++;
      return done;
    };
    await run(count);
    expect(runs).toBe(0);
    clock.advance(1_000);
    await run(count);
    expect(runs).toBe(1);
  });

  it('of a kind that this worker does not know is left to others', async () => {
    await requestJob(database, clock.now(), { kind: 'of-tomorrow', key: 'a' });
    await run(async () => done);
    expect(await rows()).toMatchObject([{ state: 'ready', attempts: 0 }]);
  });
});

describe('a job that fails', () => {
  it('waits longer after each attempt and keeps the error’s class and code, never its message', async () => {
    await request();
    const waits: number[] = [];
    for (let attempt = 1; attempt <= 4; attempt++) {
      await run(fail);
      const [row] = await rows();
      const wait = (row?.run_at.getTime() ?? 0) - clock.now().getTime();
      waits.push(wait);
      expect(row).toMatchObject({ state: 'ready', attempts: attempt, last_error: 'Error EPIPE' });
      clock.advance(wait);
    }
    expect(waits).toEqual([2_000, 4_000, 8_000, 16_000]);
  });

  it('is tried at once and with a full budget when a new request comes', async () => {
    await request();
    await run(fail);
    await request();
    const attempts: number[] = [];
    await run(async (job) => {
      attempts.push(job.attempts);
      return done;
    });
    expect(attempts).toEqual([1]);
  });

  it('merges with a request that came while it ran', async () => {
    await request('a', { payload: { n: 1 } });
    const seen: unknown[] = [];
    await run(async (job) => {
      seen.push([job.payload, job.attempts]);
      if (seen.length > 1) return done;
      await request('a', { payload: { n: 2 } });
      throw new Error('the first run fails');
    });
    expect(seen).toEqual([
      [{ n: 1 }, 1],
      [{ n: 2 }, 1],
    ]);
    expect(await rows()).toEqual([]);
  });

  it('is dead with its reason when its attempts are used up, and runs again after a replay', async () => {
    await request('a', { maxAttempts: 2 });
    await run(fail);
    clock.advance(60_000);
    await run(fail);
    expect(await rows()).toMatchObject([{ state: 'dead', attempts: 2, last_error: 'Error EPIPE' }]);
    clock.advance(86_400_000);
    await run(async () => done);
    expect(await rows()).toHaveLength(1);
    expect(await replayDeadJobs(database, clock.now(), { kind: 'other' })).toBe(0);
    expect(await replayDeadJobs(database, clock.now(), { kind: 'sync', key: 'a' })).toBe(1);
    expect(await rows()).toMatchObject([{ state: 'ready', attempts: 0 }]);
    await run(async () => done);
    expect(await rows()).toEqual([]);
  });

  it('is given up at once by DeadJob; the success of a later request settles it, another key’s does not', async () => {
    const giveUp: JobHandler = async () => {
      throw new DeadJob('item_gone');
    };
    await request('a');
    await request('b');
    await run(giveUp);
    await request('a');
    await run(giveUp);
    expect(await rows()).toMatchObject([
      { state: 'dead', last_error: 'DeadJob item_gone', attempts: 1 },
      { state: 'dead', last_error: 'DeadJob item_gone', attempts: 1 },
    ]);
    await request('a');
    await run(async () => done);
    expect(await rows()).toMatchObject([{ key: 'b', state: 'dead' }]);
  });
});

describe('an outcome', () => {
  it('“again” runs after its time, and is no failed attempt', async () => {
    await request();
    const attempts: number[] = [];
    const again: JobHandler = async (job) => {
      attempts.push(job.attempts);
      return { kind: 'again', afterMs: 5_000 };
    };
    await run(again);
    await run(again);
    expect(attempts).toEqual([1]);
    clock.advance(5_000);
    await run(again);
    expect(attempts).toEqual([1, 1]);
  });

  it('“postponed” runs after its time or a little later, and neither counts nor forgives an attempt', async () => {
    await request();
    await run(fail);
    clock.advance(60_000);
    const attempts: number[] = [];
    const postpone: JobHandler = async (job) => {
      attempts.push(job.attempts);
      return { kind: 'postponed', afterMs: 8_000 };
    };
    await run(postpone);
    clock.advance(8_999); // a quarter of the time is left to chance, of which this test's is the middle
    await run(postpone);
    expect(attempts).toEqual([2]);
    clock.advance(1);
    await run(postpone);
    expect(attempts).toEqual([2, 2]);
    expect(await rows()).toMatchObject([{ state: 'ready', attempts: 1 }]);
  });

  it('“again at once” lets the same call of runUntilIdle finish the work', async () => {
    await request();
    let left = 3;
    await run(async () => (--left > 0 ? { kind: 'again', afterMs: 0 } : done));
    expect(left).toBe(0);
    expect(await rows()).toEqual([]);
  });

  it('and the statements of its transaction become true together, or neither', async () => {
    await database.query('create table settled (n integer)');
    await request();
    await run(async () => ({
      kind: 'done',
      inSameTransaction: async (tx) => {
        await tx.query('insert into settled values (1)');
        throw new Error('after the insert');
      },
    }));
    expect((await database.query('select * from settled')).rows).toEqual([]);
    expect(await rows()).toMatchObject([{ state: 'ready', attempts: 1, last_error: 'Error' }]);
    clock.advance(2_000);
    await run(async () => ({
      kind: 'done',
      inSameTransaction: async (tx) => {
        await tx.query('insert into settled values (2)');
      },
    }));
    expect((await database.query('select * from settled')).rows).toEqual([{ n: 2 }]);
    expect(await rows()).toEqual([]);
  });
});

it('no job is taken while there is no room, and one while there is room for one', async () => {
  for (const key of ['a', 'b', 'c']) await request(key);
  let room = 0;
  let running = 0;
  let most = 0;
  const sync: JobHandler = async () => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running--;
    return done;
  };
  const work = (): Promise<void> =>
    new Worker({
      database,
      clock,
      logger: silentLogger,
      handlers: { sync },
      room: async () => room,
    }).runUntilIdle();
  await work();
  expect(await rows()).toMatchObject([{ attempts: 0 }, { attempts: 0 }, { attempts: 0 }]);
  room = 1;
  await work();
  expect(await rows()).toEqual([]);
  expect(most).toBe(1);
});

it('tells how the queue stands', async () => {
  await request('dead', { maxAttempts: 1 });
  await run(fail);
  await request('due');
  await request('later', { runAt: new Date(clock.now().getTime() + 60_000) });
  clock.advance(1_500);
  expect(await queueDepth(database, clock.now())).toEqual({
    ready: 2,
    due: 1,
    running: 0,
    dead: 1,
    oldestDueMs: 1_500,
  });
});

it('cannot hold an impossible row', async () => {
  const insert = (columns: string, values: string): Promise<unknown> =>
    database.query(
      `insert into pluggy.jobs (kind, key, serial, run_at, max_attempts, created_at, ${columns})
       values ('sync', 'a', 'a', now(), 5, now(), ${values})`,
    );
  for (const [columns, values] of [
    ['state', "'running'"], // without a worker
    ['worker, lease_until', '1, now()'], // ready, with a worker
    ['state', "'dead'"], // without a reason
    ['state', "'finished'"],
    ['attempts', '5'], // ready, without an attempt left
    ['payload', "'[]'"],
  ] as const) {
    await expect(insert(columns, values), columns).rejects.toMatchObject({ code: '23514' });
  }
});
