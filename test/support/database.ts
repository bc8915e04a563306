import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { inject } from 'vitest';
import { databaseUrl, TEMPLATE } from './prepare-template.ts';

export interface TestDatabase {
  /** Connection string for `pg`. */
  readonly url: string;
  /** Removes the database. Fails when a connection to it was left open: that is a leak of the code under test. */
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** False: an empty database, for tests of the migrations themselves. Default true (in the sandbox mode). */
  readonly migrated?: boolean;
}

/** How long closed connections may take to vanish on the server's side. */
const GRACE_MS = 20_000;

/**
 * A fresh database for one test file (or one test), on the server that test/support/postgres.ts started: only
 * for files named `*.db.test.ts` or `*.e2e.test.ts`.
 */
export async function createTestDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const adminUrl = inject('postgresAdminUrl');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = options.migrated === false ? 'template0' : TEMPLATE;
  await asAdmin(adminUrl, (admin) => admin.query(`create database ${name} template ${template}`));
  return { url: databaseUrl(adminUrl, name), drop: () => asAdmin(adminUrl, (admin) => drop(admin, name)) };
}

async function drop(admin: pg.Client, name: string): Promise<void> {
  const left = await leftOpen(admin, name);
  await admin.query(`drop database if exists ${name} with (force)`);
  if (left.length > 0) {
    throw new Error(`${left.length} database connection(s) were left open by the test: ${left.join(', ')}`);
  }
}

async function leftOpen(admin: pg.Client, name: string): Promise<string[]> {
  const deadline = performance.now() + GRACE_MS;
  for (;;) {
    const { rows } = await admin.query<{ who: string }>(
      `select coalesce(nullif(application_name, ''), 'unnamed') as who from pg_stat_activity
        where datname = $1 and backend_type = 'client backend'`,
      [name],
    );
    if (rows.length === 0 || performance.now() > deadline) return rows.map(({ who }) => who);
    await pause(20);
  }
}

async function asAdmin<T>(url: string, work: (admin: pg.Client) => Promise<T>): Promise<T> {
  const admin = new pg.Client({ connectionString: url });
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.end();
  }
}
