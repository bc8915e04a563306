import type { Queryable } from '../Queryable.ts';
import { MigrationError } from './MigrationError.ts';
import type { Migration } from './read-migrations.ts';

export interface AppliedMigration {
  readonly number: number;
  readonly name: string;
  readonly checksum: string;
  readonly appliedAt: Date;
}

/** What is on record as applied, by number; empty before the first migration. Writes nothing. */
export async function listAppliedMigrations(db: Queryable): Promise<Map<number, AppliedMigration>> {
  const { rows: found } = await db.query<{ found: boolean }>(
    `select to_regclass('pluggy.migrations') is not null as found`,
  );
  if (found[0]?.found !== true) return new Map();
  const { rows } = await db.query<AppliedMigration>(
    'select number, name, checksum, applied_at as "appliedAt" from pluggy.migrations order by number',
  );
  return new Map(rows.map((row) => [row.number, row]));
}

/** $1 number, $2 name, $3 checksum, $4 now. */
const RECORD = `
insert into pluggy.migrations (number, name, checksum, applied_at) values ($1, $2, $3, $4) on conflict do nothing`;

/** Puts on record that a migration was applied; makes the table for it before the first. */
export async function recordMigration(tx: Queryable, migration: Migration, now: Date): Promise<void> {
  const { number, name, checksum } = migration;
  await tx.query(RECORD, [number, name, checksum, now]);
}

/** The place for the record. Asked first: "if not exists" needs the right to create even where there is nothing to do. */
export async function prepareRecord(tx: Queryable): Promise<void> {
  const { rows: schema } = await tx.query(`select 1 where to_regnamespace('pluggy') is not null`);
  if (schema.length === 0) await tx.query('create schema pluggy');
  await tx.query(`create table if not exists pluggy.migrations (
    number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null)`);
}

/** @throws {MigrationError} when the record does not fit to the files of this program */
export function refuseSurprises(
  migrations: readonly Migration[],
  applied: ReadonlyMap<number, AppliedMigration>,
): void {
  const newest = migrations.at(-1)?.number ?? 0;
  const ahead = [...applied.keys()].filter((number) => number > newest);
  if (ahead.length > 0) {
    throw new MigrationError(
      `the database is newer than this program (it has migration ${Math.max(...ahead)}, this knows ${newest}); run the newer version`,
    );
  }
  for (const { number, name, checksum } of migrations) {
    if (applied.has(number) && applied.get(number)?.checksum !== checksum) {
      throw new MigrationError(
        `migration ${number} (${name}) was changed after it had been applied; restore the file and write a new migration instead`,
      );
    }
  }
}
