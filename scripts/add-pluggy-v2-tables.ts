/** The database migration (`npm run pluggy:v2:setup`): brings the tables to this version; safe to run again. */
import { type MigrationReport, reportMigrations, reportPlan } from '../src/features/admin/migrations.ts';
import { runCommand } from './run-command.ts';
import { terminalLanguage } from './terminal-language.ts';
import { withParts } from './with-parts.ts';
import { readOptions, WrongUse } from './wrong-use.ts';

const USAGE = `Usage:
  npm run pluggy:v2:setup                 brings the tables to this version
  npm run pluggy:v2:setup -- --status     which migrations are applied; ends with 1 unless all are
  npm run pluggy:v2:setup -- --dry-run    which would run; writes nothing`;

const OPTIONS = { status: { type: 'boolean' }, 'dry-run': { type: 'boolean' } } as const;

function print({ lines, isFine }: MigrationReport): void {
  for (const line of lines) console.log(line);
  if (!isFine) process.exitCode = 1;
}

export function main(args: readonly string[]): Promise<void> {
  return runCommand(async () => {
    const { status = false, 'dry-run': dryRun = false } = readOptions(args, OPTIONS, USAGE);
    if (status && dryRun) throw new WrongUse('Say --status or --dry-run.', USAGE);
    await withParts(async (lazy) => {
      const { mode, databaseUrl, dataDir } = lazy.config;
      if (status) return print(await reportMigrations((await lazy.connect()).database, terminalLanguage()));
      if (dryRun) return print(await reportPlan((await lazy.connect()).database, mode, terminalLanguage()));
      await lazy.ready();
      const where =
        databaseUrl === undefined ? `the embedded database in ${dataDir}` : 'the database at DATABASE_URL';
      console.log(`The tables are up to date in ${where} (${mode} mode).`);
    });
  });
}
