import { HookRunner } from '../hooks/HookRunner.ts';
import { HookSender } from '../hooks/HookSender.ts';
import { Worker } from '../queue/Worker.ts';
import { backgroundJobHandlers, jobHandlers } from './job-handlers.ts';
import type { OpenParts } from './open-parts.ts';

const STOP_MS = 3_000;

/** Comparisons with Pluggy at a time. They are in no hurry, and each is a burst of calls. */
const BACKGROUND_CONCURRENCY = 2;

/**
 * How often the worker looks by itself for retries that are due and for the jobs of dead workers. Each look is three
 * statements, which an idle process asks for ever.
 */
const POLL_MS = 1_500;
/** How often the worker in the background looks by itself: new jobs, and those that are due before, it hears of. */
const BACKGROUND_POLL_MS = 10_000;

/**
 * Starts the two workers of a process: one for what somebody may wait for, and one of its own for comparisons, which
 * therefore delay nothing else; and what sends outgoing webhooks. @returns how to stop them: running work ends or is handed
 * back
 */
export async function startWorkers(parts: OpenParts): Promise<() => Promise<void>> {
  const { workDatabase: database, clock, logger, config, gate, keyring } = parts;
  const common = { database, clock, logger, room: (): Promise<number> => gate.room() };
  const worker = new Worker({
    ...common,
    handlers: jobHandlers(parts),
    concurrency: config.workerConcurrency,
    pollMs: POLL_MS,
  });
  const background = new Worker({
    ...common,
    handlers: backgroundJobHandlers(parts),
    concurrency: BACKGROUND_CONCURRENCY,
    pollMs: BACKGROUND_POLL_MS,
    takesOver: false, // the other one does, for both
  });
  const sender = new HookSender({ allowPrivate: config.webhookAllowPrivate });
  const hooks = new HookRunner({ database, clock, logger, keyring, sender });
  const stop = async (): Promise<void> => {
    await Promise.all([worker.stop(STOP_MS), background.stop(0), hooks.stop(STOP_MS)]);
  };
  try {
    await worker.start();
    await background.start();
    hooks.start();
  } catch (error) {
    await stop();
    throw error;
  }
  return stop;
}
