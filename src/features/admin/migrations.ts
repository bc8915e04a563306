import type { Language } from '../../domain/language.ts';
import type { Mode } from '../../domain/mode.ts';
import { MIGRATION_PLAN, MIGRATION_STATES } from '../../domain/texts/migrations.ts';
import { say } from '../../domain/texts/text.ts';
import { planMigrations } from '../../store/migrate.ts';
import { listMigrationStatus, type MigrationStatus } from '../../store/migrating/migration-status.ts';
import type { Queryable } from '../../store/Queryable.ts';

export interface MigrationReport {
  readonly migrations: readonly MigrationStatus[];
  /** One for each migration, for a person at a terminal. */
  readonly lines: readonly string[];
  /** False: the database is not as this program needs it. */
  readonly isFine: boolean;
}

/** Which migrations are applied, and which are not. Writes nothing. */
export async function reportMigrations(db: Queryable, language: Language): Promise<MigrationReport> {
  const migrations = await listMigrationStatus(db);
  const lines = migrations.map(({ migration, state, appliedAt }) =>
    say(MIGRATION_STATES[state], language, { migration, at: appliedAt?.toISOString() }),
  );
  return { migrations, lines, isFine: migrations.every(({ state }) => state === 'applied') };
}

/** What `migrate` would do. Writes nothing. @throws {MigrationError} where it would refuse to begin */
export async function reportPlan(db: Queryable, mode: Mode, language: Language): Promise<MigrationReport> {
  const migrations = await planMigrations(db, mode);
  const lines = migrations.map(({ migration, isOutside }) =>
    say(isOutside ? MIGRATION_PLAN.outside : MIGRATION_PLAN.inside, language, { migration }),
  );
  const nothing = [say(MIGRATION_PLAN.nothing, language)];
  return { migrations, lines: lines.length === 0 ? nothing : lines, isFine: true };
}
