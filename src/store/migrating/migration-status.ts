import type { Queryable } from '../Queryable.ts';
import { listAppliedMigrations } from './applied-migrations.ts';
import { MIGRATIONS, type Migration, readMigrations } from './read-migrations.ts';
import { findIndexState } from './run-migration.ts';

/**
 * `applied`; `changed`: applied, and its file is another one since; `pending`; `unfinished`: pending, and an earlier run left
 * an index half built; `unknown`: applied by a newer version.
 */
export type MigrationState = 'applied' | 'changed' | 'pending' | 'unfinished' | 'unknown';

export interface MigrationStatus {
  /** Such as `0012-days`. */
  readonly migration: string;
  readonly state: MigrationState;
  /** Null: it was not applied. */
  readonly appliedAt: Date | null;
  /** It runs outside of a transaction, beside readers and writers. */
  readonly isOutside: boolean;
}

async function pendingState(db: Queryable, { outside }: Migration): Promise<MigrationState> {
  if (outside === null || outside.builds === null) return 'pending';
  return (await findIndexState(db, outside.builds)) === 'invalid' ? 'unfinished' : 'pending';
}

/** Every migration of this program and of the database, by number. Writes nothing. */
export async function listMigrationStatus(
  db: Queryable,
  folder: URL = MIGRATIONS,
): Promise<MigrationStatus[]> {
  const migrations = await readMigrations(folder);
  const applied = await listAppliedMigrations(db);
  const known: MigrationStatus[] = [];
  for (const migration of migrations) {
    const { number, label, checksum, outside } = migration;
    const record = applied.get(number);
    const ofRecord = record?.checksum === checksum ? 'applied' : 'changed';
    const state = record === undefined ? await pendingState(db, migration) : ofRecord;
    known.push({
      migration: label,
      state,
      appliedAt: record?.appliedAt ?? null,
      isOutside: outside !== null,
    });
  }
  const numbers = new Set(migrations.map(({ number }) => number));
  const unknown = [...applied.values()]
    .filter(({ number }) => !numbers.has(number))
    .map(({ number, name, appliedAt }): MigrationStatus => {
      const migration = `${String(number).padStart(4, '0')}-${name}`;
      return { migration, state: 'unknown', appliedAt, isOutside: false };
    });
  return [...known, ...unknown];
}
