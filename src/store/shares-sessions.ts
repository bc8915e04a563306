import { bounded } from './connection/bounded.ts';
import { CONNECT_TIMEOUT_MS, type ServerClient } from './connection/ServerClient.ts';
import type { Database } from './Database.ts';
import { toStoreError } from './store-error.ts';

/** Whoever else works on the pool may have given back the session that is looked for. */
const TRIES = 3;

const PID = 'select pg_backend_pid() as pid';

async function pidOf(client: ServerClient): Promise<number | undefined> {
  const { rows } = await bounded(client, CONNECT_TIMEOUT_MS, () => client.query<{ pid: number }>(PID));
  return rows[0]?.pid;
}

/** Whether another client gets the first one's session in a transaction, or the first one another session meanwhile. */
async function isShared(first: ServerClient, other: ServerClient, pid: number | undefined): Promise<boolean> {
  for (let left = TRIES; left > 0; left -= 1) {
    await other.query('begin');
    if ((await pidOf(other)) === pid || (await pidOf(first)) !== pid) return true;
    await other.query('rollback');
  }
  return false;
}

/**
 * Whether what needs a session of its own (LISTEN, the workers' locks) leads through a pooler in transaction mode, which
 * hands a client's next statement to whatever session of the server is free. One in session mode does not.
 * @throws {StoreError}
 */
export async function sharesSessions(database: Pick<Database, 'connect'>): Promise<boolean> {
  const clients: ServerClient[] = [];
  try {
    const first = await database.connect();
    clients.push(first);
    const pid = await pidOf(first);
    if (pid === first.processId) return false; // a pooler tells its clients numbers of its own
    const other = await database.connect();
    clients.push(other);
    return await isShared(first, other, pid);
  } catch (error) {
    throw toStoreError(error);
  } finally {
    for (const client of clients) void client.end().catch(() => {}); // it may have ended already
  }
}
