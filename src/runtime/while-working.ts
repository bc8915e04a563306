import type { WhileWorking } from '../features/shared/while-working.ts';
import type { JobHandlers } from '../queue/job.ts';
import { Worker } from '../queue/Worker.ts';
import type { OpenParts } from './open-parts.ts';

const STOP_MS = 5_000;

/** A worker for as long as a command needs one. @param handlers what it does */
export function whileWorkingWith(parts: OpenParts, handlers: JobHandlers): WhileWorking {
  const { database, clock, logger, config, gate } = parts;
  const concurrency = config.workerConcurrency;
  return async (work) => {
    const room = (): Promise<number> => gate.room();
    const worker = new Worker({ database, clock, logger, handlers, concurrency, room });
    await worker.start();
    try {
      return await work();
    } finally {
      await worker.stop(STOP_MS);
    }
  };
}
