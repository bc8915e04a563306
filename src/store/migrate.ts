import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Mode } from '../domain/mode.ts';
import type { Database } from './Database.ts';
import type { Queryable } from './Queryable.ts';
import { prepareRoles } from './roles/prepare-roles.ts';

/** Any number will do as long as every process uses the same one: "this database's migrations". */
const MIGRATION_LOCK = 7_270_020;

/** An index over years of rows takes its time, and so does who waits for another process's migrations. */
const UNBOUNDED = { statementMs: 0 };

const FOLDER = new URL('./migrations/', import.meta.url);

interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly checksum: string;
}

/** Why a migration did not run; the message says what to do. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError';
}

async function readMigrations(): Promise<Migration[]> {
  const files = (await readdir(FOLDER)).filter((file) => /^\d{4}-.*\.sql$/.test(file)).sort();
  return Promise.all(
    files.map(async (file) => {
      const sql = await readFile(new URL(file, FOLDER), 'utf8');
      return {
        number: Number(file.slice(0, 4)),
        name: file.slice(5, -'.sql'.length),
        sql,
        checksum: createHash('sha256').update(sql).digest('hex'),
      };
    }),
  );
}

async function readApplied(tx: Queryable): Promise<Map<number, string>> {
  // asked first: "if not exists" needs the right to create even where there is nothing to do
  const { rows: schema } = await tx.query(`select 1 where to_regnamespace('pluggy') is not null`);
  if (schema.length === 0) await tx.query('create schema pluggy');
  const { rows: table } = await tx.query(`select 1 where to_regclass('pluggy.migrations') is not null`);
  if (table.length === 0)
    await tx.query(`create table pluggy.migrations (
      number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null)`);
  const { rows } = await tx.query<{ number: number; checksum: string }>(
    'select number, checksum from pluggy.migrations',
  );
  return new Map(rows.map((row) => [row.number, row.checksum]));
}

function refuseSurprises(migrations: readonly Migration[], applied: ReadonlyMap<number, string>): void {
  const newest = migrations.at(-1)?.number ?? 0;
  const ahead = [...applied.keys()].filter((number) => number > newest);
  if (ahead.length > 0) {
    throw new MigrationError(
      `the database is newer than this program (it has migration ${Math.max(...ahead)}, this knows ${newest}); run the newer version`,
    );
  }
  for (const { number, name, checksum } of migrations) {
    if (applied.has(number) && applied.get(number) !== checksum) {
      throw new MigrationError(
        `migration ${number} (${name}) was changed after it had been applied; restore the file and write a new migration instead`,
      );
    }
  }
}

/**
 * A database belongs to one mode for ever: sandbox rows among real ones, or the reverse, could never be told
 * apart again.
 */
async function claimMode(tx: Queryable, mode: Mode): Promise<void> {
  await tx.query(`insert into pluggy.settings (name, value) values ('mode', $1) on conflict do nothing`, [
    mode,
  ]);
  const { rows } = await tx.query<{ value: string }>(`select value from pluggy.settings where name = 'mode'`);
  const found = rows[0]?.value;
  if (found !== mode) {
    throw new MigrationError(
      `this database was set up in the ${found} mode and cannot be used in the ${mode} mode; ` +
        'point DATABASE_URL (or DATA_DIR) at another database, or set PLUGGY_MODE',
    );
  }
}

/**
 * Brings the database to this program's schema. All pending migrations are one transaction, and the lock makes
 * any number of processes that start at once wait for the first; running it again changes nothing.
 * @returns the names of the migrations that this call applied
 */
export async function migrate(database: Database, mode: Mode, now: Date): Promise<string[]> {
  const migrations = await readMigrations();
  const applied = await database.transaction(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    const applied = await readApplied(tx);
    refuseSurprises(migrations, applied);
    const pending = migrations.filter(({ number }) => !applied.has(number));
    for (const { number, name, sql, checksum } of pending) {
      await tx.query(sql);
      await tx.query(
        'insert into pluggy.migrations (number, name, checksum, applied_at) values ($1, $2, $3, $4)',
        [number, name, checksum, now],
      );
    }
    await claimMode(tx, mode);
    return pending.map(({ number, name }) => `${String(number).padStart(4, '0')}-${name}`);
  }, UNBOUNDED);
  await prepareRoles(database);
  return applied;
}

/** True when every migration of this program has been applied. */
export async function isMigrated(database: Queryable): Promise<boolean> {
  const migrations = await readMigrations();
  const { rows } = await database.query<{ found: boolean }>(
    `select to_regclass('pluggy.migrations') is not null as found`,
  );
  if (rows[0]?.found !== true) return false;
  const applied = await database.query<{ number: number }>('select number from pluggy.migrations');
  const numbers = new Set(applied.rows.map((row) => row.number));
  return migrations.every(({ number }) => numbers.has(number));
}
