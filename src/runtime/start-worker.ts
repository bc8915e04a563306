import { lazyPartsOf, PluggyV2 } from '../services/PluggyV2.ts';
import { Care } from './Care.ts';
import { startCare } from './start-care.ts';
import { startWorkers } from './start-workers.ts';

export interface RunningWorker {
  /** Takes no new work; running work ends within seconds or is handed back. What was handed in stays open. */
  stop(): Promise<void>;
}

/**
 * Does the work of the role `work` in this process: syncs, comparisons with Pluggy, the webhook's registration. For an
 * app that mounts the router and wants no second process:
 *
 * ```ts
 * const pluggy = new PluggyV2();
 * app.use('/api/pluggy-v2', pluggyV2Router(pluggy));
 * const worker = await startWorker(pluggy);
 * process.once('SIGTERM', async () => {
 *   await worker.stop();
 *   await pluggy.close();
 * });
 * ```
 *
 * Resolves once jobs are taken; care for the webhook and comparisons goes on by itself, and failures are logged. Any
 * number of workers may run on one database. It needs as much of DATABASE_CONNECTIONS as a service.
 * @param given shares its connections with the worker; default: one of the worker's own, from the environment
 * @throws {DatabaseUnavailable}
 */
export async function startWorker(given?: PluggyV2): Promise<RunningWorker> {
  const pluggy = given ?? new PluggyV2();
  const close = async (): Promise<void> => {
    if (given === undefined) await pluggy.close();
  };
  try {
    const lazy = lazyPartsOf(pluggy);
    const parts = await lazy.ready();
    const stopWorkers = await startWorkers(parts);
    const care = startCare(new Care(lazy), parts);
    return {
      stop: async () => {
        await care.stop();
        await stopWorkers();
        await close();
      },
    };
  } catch (error) {
    await close();
    throw error;
  }
}
