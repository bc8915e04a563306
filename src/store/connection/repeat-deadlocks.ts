import type { Logger } from '../../domain/logger.ts';
import { StoreError } from '../store-error.ts';

/** Of two that wait for each other PostgreSQL ends one, and undoes all of it, so that the other goes on. */
const DEADLOCK = '40P01';
/** The other one goes on meanwhile; to meet it again takes a third. */
const REPEATS = 3;

/** Repeats what a deadlock undid. @param run a whole transaction, or one statement that is one */
export async function repeatDeadlocks<T>(run: () => Promise<T>, logger: Logger): Promise<T> {
  for (let left = REPEATS; ; left -= 1) {
    try {
      return await run();
    } catch (error) {
      if (left === 0 || !(error instanceof StoreError) || error.code !== DEADLOCK) throw error;
      logger.warn({ code: DEADLOCK }, 'two transactions waited for each other; this one is repeated');
    }
  }
}
