import type { Database } from '../Database.ts';
import type { Queryable } from '../Queryable.ts';
import { DatabaseUnavailable, StoreError } from '../store-error.ts';
import { listAppliedMigrations, prepareRecord, recordMigration } from './applied-migrations.ts';
import { MigrationError } from './MigrationError.ts';
import type { Migration } from './read-migrations.ts';

/** Any number will do as long as every process, also of former versions, uses the same one: "this database's migrations". */
const MIGRATION_LOCK = 7_270_020;

async function runInside(database: Database, migration: Migration, now: Date): Promise<boolean> {
  return database.asSystem(async (tx) => {
    await tx.query('select pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
    await prepareRecord(tx);
    if ((await listAppliedMigrations(tx)).has(migration.number)) return false;
    await tx.query(migration.sql);
    await recordMigration(tx, migration, now);
    return true;
  });
}

type IndexState = 'none' | 'valid' | 'invalid';

/** PostgreSQL leaves an invalid index where `create index concurrently` failed or was interrupted. */
export async function findIndexState(db: Queryable, name: string): Promise<IndexState> {
  const { rows } = await db.query<{ valid: boolean }>(
    `select i.indisvalid as valid from pg_index i join pg_class c on c.oid = i.indexrelid
     where c.relname = $1 and c.relnamespace = to_regnamespace('pluggy')`,
    [name],
  );
  if (rows[0] === undefined) return 'none';
  return rows[0].valid ? 'valid' : 'invalid';
}

/** May be interrupted anywhere: what is built already is only put on record, what is half built is built again. */
async function runOutside(database: Database, migration: Migration, now: Date): Promise<boolean> {
  if ((await listAppliedMigrations(database)).has(migration.number)) return false;
  const builds = migration.outside?.builds ?? null;
  const state = builds === null ? 'none' : await findIndexState(database, builds);
  if (state === 'invalid') await database.query(`drop index concurrently pluggy.${builds}`);
  if (state !== 'valid') await database.query(migration.sql);
  await recordMigration(database, migration, now);
  return true;
}

function toMigrationError(
  { label, outside }: Migration,
  before: readonly string[],
  error: StoreError,
): Error {
  const left =
    outside?.builds == null
      ? 'Nothing of it is left.'
      : 'An index that it left unfinished is built again by the next run.';
  const earlier =
    before.length === 0
      ? 'No migration was applied before it.'
      : `Applied before it, and stays: ${before.join(', ')}.`;
  return new MigrationError(`migration ${label} failed: ${error.message}. ${left} ${earlier}`, {
    cause: error,
  });
}

/**
 * Applies one migration, unless that has happened meanwhile.
 * @param before what this call of `migrate` has applied already
 * @returns whether it was applied
 * @throws {MigrationError} when PostgreSQL refuses it
 */
export async function runMigration(
  database: Database,
  migration: Migration,
  before: readonly string[],
  now: Date,
): Promise<boolean> {
  try {
    return await (migration.outside === null ? runInside : runOutside)(database, migration, now);
  } catch (error) {
    if (error instanceof StoreError && !(error instanceof DatabaseUnavailable))
      throw toMigrationError(migration, before, error);
    throw error;
  }
}
