import type { Mode } from '../domain/mode.ts';
import type { Database } from './Database.ts';
import { listAppliedMigrations, refuseSurprises } from './migrating/applied-migrations.ts';
import { MigrationError } from './migrating/MigrationError.ts';
import { listMigrationStatus, type MigrationStatus } from './migrating/migration-status.ts';
import { MIGRATIONS, type Migration, readMigrations } from './migrating/read-migrations.ts';
import { runMigration } from './migrating/run-migration.ts';
import { whileAlone } from './migrating/while-alone.ts';
import type { Queryable } from './Queryable.ts';
import { prepareRoles } from './roles/prepare-roles.ts';

export { MigrationError };

const REMEMBERED_MODE = `select value from pluggy.settings where name = 'mode'`;

/** The mode that the database was set up in; undefined: none yet. */
export async function findMode(db: Queryable): Promise<string | undefined> {
  const { rows: found } = await db.query<{ found: boolean }>(
    `select to_regclass('pluggy.settings') is not null as found`,
  );
  if (found[0]?.found !== true) return undefined;
  return (await db.query<{ value: string }>(REMEMBERED_MODE)).rows[0]?.value;
}

function refuseOtherMode(found: string | undefined, mode: Mode): void {
  if (found === undefined || found === mode) return;
  throw new MigrationError(
    `this database was set up in the ${found} mode and cannot be used in the ${mode} mode; ` +
      'point DATABASE_URL (or DATA_DIR) at another database, or set PLUGGY_MODE',
  );
}

/**
 * A database belongs to one mode for ever: sandbox rows among real ones, or the reverse, could never be told
 * apart again.
 */
async function claimMode(db: Queryable, mode: Mode): Promise<void> {
  await db.query(`insert into pluggy.settings (name, value) values ('mode', $1) on conflict do nothing`, [
    mode,
  ]);
  refuseOtherMode(await findMode(db), mode);
}

const pendingOf = (migrations: readonly Migration[], applied: ReadonlyMap<number, unknown>): Migration[] =>
  migrations.filter(({ number }) => !applied.has(number));

/** Whether there is something to do. @throws {MigrationError} when the database does not fit to this program or its mode */
async function hasWork(db: Queryable, migrations: readonly Migration[], mode: Mode): Promise<boolean> {
  const applied = await listAppliedMigrations(db);
  refuseSurprises(migrations, applied);
  const found = await findMode(db);
  refuseOtherMode(found, mode);
  return found === undefined || pendingOf(migrations, applied).length > 0;
}

async function applyPending(
  database: Database,
  migrations: readonly Migration[],
  mode: Mode,
  now: Date,
): Promise<string[]> {
  if (!(await hasWork(database, migrations, mode))) return [];
  const done: string[] = [];
  for (const migration of pendingOf(migrations, await listAppliedMigrations(database)))
    if (await runMigration(database, migration, done, now)) done.push(migration.label);
  await claimMode(database, mode);
  return done;
}

/**
 * Applies the migrations of a folder that are missing; running it again changes nothing. Each migration is a transaction of its
 * own, or one statement outside of any. When one fails those before it stay applied, and the next call continues there. Of
 * processes that start at once one does the work and the others wait for it.
 * @returns the migrations that this call applied, such as `0012-days`
 * @throws {MigrationError}
 */
export async function runMigrations(
  database: Database,
  mode: Mode,
  now: Date,
  folder: URL,
): Promise<string[]> {
  const migrations = await readMigrations(folder);
  if (!(await hasWork(database, migrations, mode))) return [];
  // an index over years of rows takes its time; one connection holds the lock
  const own = database.another({ maxConnections: 2, statementMs: 0, commitsLater: false });
  try {
    return await whileAlone(own, () => applyPending(own, migrations, mode, now));
  } finally {
    await own.close();
  }
}

/** Brings the database to this program's schema, and its roles to what they may do. @returns as `runMigrations` */
export async function migrate(database: Database, mode: Mode, now: Date): Promise<string[]> {
  const applied = await runMigrations(database, mode, now, MIGRATIONS);
  await prepareRoles(database);
  return applied;
}

/** What `migrate` would apply. Writes nothing. @throws {MigrationError} where it would refuse to begin */
export async function planMigrations(
  db: Queryable,
  mode: Mode,
  folder: URL = MIGRATIONS,
): Promise<MigrationStatus[]> {
  if (!(await hasWork(db, await readMigrations(folder), mode))) return [];
  const all = await listMigrationStatus(db, folder);
  return all.filter(({ state }) => state === 'pending' || state === 'unfinished');
}

/** True when every migration of this program has been applied. */
export async function isMigrated(database: Queryable): Promise<boolean> {
  const migrations = await readMigrations(MIGRATIONS);
  return pendingOf(migrations, await listAppliedMigrations(database)).length === 0;
}
