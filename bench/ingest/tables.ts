import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../src/store/Database.ts';
import { type IngestBench, withService } from './IngestBench.ts';

const SESSIONS_END_MS = 10_000;

async function othersHaveEnded(database: Database): Promise<boolean> {
  const { rows } = await database.query<{ left: number }>(
    `select count(*)::int as left from pg_stat_activity
     where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  return rows[0]?.left === 0;
}

/**
 * How many times a transaction's row was ever written: inserted, updated or deleted. A session reports what it
 * wrote late, but at the latest before it ends; so this waits until all sessions but its own have ended.
 */
export function countRowWrites(bench: IngestBench): Promise<number> {
  return withService(bench, async ({ database }) => {
    for (let waited = 0; !(await othersHaveEnded(database)); waited += 20) {
      if (waited > SESSIONS_END_MS) throw new Error('a session of the step before does not end');
      await pause(20);
    }
    const { rows } = await database.query<{ writes: number }>(
      `select (n_tup_ins + n_tup_upd + n_tup_del)::float8 as writes from pg_stat_user_tables
       where schemaname = 'pluggy' and relname = 'transactions'`,
    );
    const writes = rows[0]?.writes;
    if (writes === undefined) throw new Error('PostgreSQL has no statistics of the table');
    return writes;
  });
}
