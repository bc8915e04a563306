import { Worker } from '../queue/Worker.ts';
import { backgroundJobHandlers, jobHandlers } from './job-handlers.ts';
import type { OpenParts } from './open-parts.ts';

const STOP_MS = 3_000;

/** Comparisons with Pluggy at a time. They are in no hurry, and each is a burst of calls. */
const BACKGROUND_CONCURRENCY = 2;

/**
 * Starts the two workers of a process: one for what somebody may wait for, and one of its own for comparisons, which
 * therefore delay nothing else. @returns how to stop them: running work ends or is handed back
 */
export async function startWorkers(parts: OpenParts): Promise<() => Promise<void>> {
  const { workDatabase: database, clock, logger, config, gate } = parts;
  const common = { database, clock, logger, room: (): Promise<number> => gate.room() };
  const worker = new Worker({
    ...common,
    handlers: jobHandlers(parts),
    concurrency: config.workerConcurrency,
  });
  const background = new Worker({
    ...common,
    handlers: backgroundJobHandlers(parts),
    concurrency: BACKGROUND_CONCURRENCY,
  });
  const stop = async (): Promise<void> => {
    await Promise.all([worker.stop(STOP_MS), background.stop(0)]);
  };
  try {
    await worker.start();
    await background.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
