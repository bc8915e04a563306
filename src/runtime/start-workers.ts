import { HookRunner } from '../hooks/HookRunner.ts';
import { HookSender } from '../hooks/HookSender.ts';
import { Worker } from '../queue/Worker.ts';
import { backgroundJobHandlers, jobHandlers } from './job-handlers.ts';
import type { OpenParts } from './open-parts.ts';

const STOP_MS = 3_000;

/** Comparisons with Pluggy at a time. They are in no hurry, and each is a burst of calls. */
const BACKGROUND_CONCURRENCY = 2;

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
  });
  const background = new Worker({
    ...common,
    handlers: backgroundJobHandlers(parts),
    concurrency: BACKGROUND_CONCURRENCY,
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
