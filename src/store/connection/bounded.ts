import { DatabaseUnavailable } from '../store-error.ts';
import type { ServerClient } from './ServerClient.ts';

/** PostgreSQL ends a statement itself at its bound; only a server that is frozen, or a pooled connection, comes this far. */
const GRACE_MS = 1_000;

/** PostgreSQL's own code for a statement that was ended. */
const ENDED = '57014';

/**
 * Runs one statement and gives up at its bound, whatever the server does: the statement is cancelled and the connection
 * thrown away. @param ms 0: no bound
 */
export async function bounded<T>(client: ServerClient, ms: number, run: () => Promise<T>): Promise<T> {
  if (ms === 0) return run();
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    client.cancel();
    client.passOver();
    client.destroy();
  }, ms + GRACE_MS);
  try {
    return await run();
  } catch (error) {
    throw isOver ? new DatabaseUnavailable(ENDED) : error;
  } finally {
    clearTimeout(timer);
  }
}
