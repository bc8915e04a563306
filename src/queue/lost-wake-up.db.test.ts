import { beforeAll, expect, it, vi } from 'vitest';
import { openTestDatabase } from '../../test/support/open-test-database.ts';
import { systemClock } from '../domain/clock.ts';
import { silentLogger } from '../domain/logger.ts';
import type { JobHandler } from './job.ts';
import { queueDepth } from './queue-depth.ts';
import { requestJob } from './request-job.ts';
import { Worker } from './Worker.ts';

const KEYS = ['a', 'b', 'c', 'd'];
const WRITERS = 8;
const EVENTS = 500;
const WAIT = { timeout: 60_000, interval: 20 };

const { database } = await openTestDatabase({ maxConnections: 20 });

beforeAll(async () => {
  await database.query(
    'create table event (n integer primary key, key text not null, handled boolean not null)',
  );
});

async function write(n: number): Promise<void> {
  const key = KEYS[n % KEYS.length] ?? '';
  await database.asSystem(async (tx) => {
    await tx.query('insert into event values ($1, $2, false)', [n, key]);
    await requestJob(tx, new Date(), { kind: 'handle', key });
  });
}

/** Each writer commits one event after the other, as the webhook does. */
async function writeAll(): Promise<void> {
  const numbers = Array.from({ length: EVENTS }, (_, n) => n).values();
  await Promise.all(
    Array.from({ length: WRITERS }, async () => {
      for (const n of numbers) await write(n);
    }),
  );
}

it('every event is handled by a run that started after it, with requests and runs at full speed', async () => {
  const running = new Set<string>();
  const overlaps: string[] = [];
  let runs = 0;
  let failures = 0;
  const handle: JobHandler = async (job) => {
    runs++;
    if (running.has(job.key)) overlaps.push(job.key);
    running.add(job.key);
    // what this run sees at its start; whatever commits later is the next run's
    await database.query('update event set handled = true where key = $1 and not handled', [job.key]);
    await new Promise((resolve) => setImmediate(resolve));
    running.delete(job.key);
    if (runs % 10 === 0 && failures++ >= 0) return { kind: 'again', afterMs: 0 };
    return { kind: 'done' };
  };
  const options = {
    database,
    clock: systemClock,
    logger: silentLogger,
    handlers: { handle },
    pollMs: 600_000,
  };
  const workers = [new Worker(options), new Worker(options)];
  await Promise.all(workers.map((worker) => worker.start()));
  try {
    await writeAll();
    await vi.waitFor(async () => {
      const depth = await queueDepth(database, new Date());
      expect(depth).toMatchObject({ ready: 0, running: 0, dead: 0 });
    }, WAIT);
    const { rows } = await database.query('select n from event where not handled');
    expect(rows).toEqual([]);
    expect(overlaps).toEqual([]);
    expect(runs).toBeLessThanOrEqual(EVENTS + failures);
  } finally {
    await Promise.all(workers.map((worker) => worker.stop(1_000)));
  }
});
