import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, it, vi } from 'vitest';
import { openTestDatabase } from '../../test/support/open-test-database.ts';
import { systemClock } from '../domain/clock.ts';
import { silentLogger } from '../domain/logger.ts';
import { requestJob } from './request-job.ts';
import { Worker } from './Worker.ts';

/** A process that takes a job, says so, and never ends it. */
const HANGING_WORKER = `
  const at = (file) => new URL(file, process.env.QUEUE_FOLDER).href;
  const { Database } = await import(at('../store/Database.ts'));
  const { Worker } = await import(at('Worker.ts'));
  const { systemClock } = await import(at('../domain/clock.ts'));
  const { silentLogger } = await import(at('../domain/logger.ts'));
  const database = new Database({ url: process.env.QUEUE_DATABASE, logger: silentLogger });
  const sync = () => new Promise(() => process.stdout.write('started'));
  await new Worker({ database, clock: systemClock, logger: silentLogger, handlers: { sync } }).start();
`;

const { database, url } = await openTestDatabase();

function startHangingWorker(): ChildProcess {
  const args = ['--import', 'tsx', '--input-type=module', '--eval', HANGING_WORKER];
  return spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      QUEUE_FOLDER: new URL('./', import.meta.url).href,
      QUEUE_DATABASE: url,
    },
  });
}

it('another worker has the job of a killed process within three seconds', async () => {
  await requestJob(database, new Date(), { kind: 'sync', key: 'a' });
  const child = startHangingWorker();
  const exit = once(child, 'exit');
  const attempts: number[] = [];
  const successor = new Worker({
    database,
    clock: systemClock,
    logger: silentLogger,
    handlers: {
      sync: async (job) => {
        attempts.push(job.attempts);
        return { kind: 'done' };
      },
    },
  });
  try {
    if (child.stdout === null) throw new Error('the child has no output');
    await once(child.stdout, 'data');
    await successor.start();
    child.kill('SIGKILL');
    await exit;
    await vi.waitFor(() => expect(attempts).toEqual([2]), { timeout: 60_000, interval: 20 });
  } finally {
    child.kill('SIGKILL');
    await exit;
    await successor.stop(1_000);
  }
});
