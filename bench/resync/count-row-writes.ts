import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../../src/store/Database.ts';
import { withDatabase } from '../support/with-database.ts';

/** How many times a row of each table was ever written: inserted, updated or deleted. */
export type RowWrites = ReadonlyMap<string, number>;

const SESSIONS_END_MS = 10_000;

async function othersHaveEnded(database: Database): Promise<boolean> {
  const { rows } = await database.query<{ left: number }>(
    `select count(*)::int as left from pg_stat_activity
     where datname = current_database() and backend_type = 'client backend' and pid <> pg_backend_pid()`,
  );
  return rows[0]?.left === 0;
}

/**
 * PostgreSQL's count for every table of the product. A session reports what it wrote late, but at the latest
 * before it ends; so this waits until all sessions but its own have ended.
 */
export function countRowWrites(databaseUrl: string): Promise<RowWrites> {
  return withDatabase(databaseUrl, async (database) => {
    for (let waited = 0; !(await othersHaveEnded(database)); waited += 20) {
      if (waited > SESSIONS_END_MS) throw new Error('a session of the step before does not end');
      await pause(20);
    }
    const { rows } = await database.query<{ name: string; writes: number }>(
      `select relname as name, (n_tup_ins + n_tup_upd + n_tup_del)::float8 as writes from pg_stat_user_tables
       where schemaname = 'pluggy'`,
    );
    if (rows.length === 0) throw new Error('PostgreSQL has no statistics of the tables');
    return new Map(rows.map(({ name, writes }) => [name, writes]));
  });
}
