import type { Database } from '../Database.ts';

/** Any number will do as long as every process uses the same one: "this process migrates". */
const ALONE_LOCK = 7_270_021;
const ASK_AGAIN_MS = 100;

/**
 * Runs `work` while no other process does so on this database; others wait for their turn.
 *
 * The lock is held by a transaction that stays open and idle, which a pooler leaves on its connection. Whoever waits asks
 * from time to time instead of waiting in a statement: `create index concurrently` waits for all statements under way, so
 * one that waits for this lock would wait for it for ever.
 * @param database has a connection for the lock besides those that `work` needs
 */
export async function whileAlone<T>(database: Database, work: () => Promise<T>): Promise<T> {
  for (;;) {
    const done = await database.asSystem(async (tx) => {
      const lock = 'select pg_try_advisory_xact_lock($1) as alone';
      const { rows } = await tx.query<{ alone: boolean }>(lock, [ALONE_LOCK]);
      if (rows[0]?.alone !== true) return undefined;
      // also ends the statement before it, whose snapshot an index that is built would wait for
      await tx.query('set local idle_in_transaction_session_timeout = 0');
      return { result: await work() };
    });
    if (done !== undefined) return done.result;
    await new Promise((resolve) => setTimeout(resolve, ASK_AGAIN_MS));
  }
}
