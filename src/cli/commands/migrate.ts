import { SUMMARY, USAGE } from '../../domain/texts/commands/help.ts';
import { OUTCOME, WRONG_USE } from '../../domain/texts/commands/outcomes.ts';
import { say } from '../../domain/texts/text.ts';
import { type MigrationReport, reportMigrations, reportPlan } from '../../features/admin/migrations.ts';
import { describeOneRole } from '../../features/admin/one-role.ts';
import type { Call, Command, Outcome } from '../command.ts';
import { withParts } from '../with-parts.ts';
import { WrongUse } from '../wrong-use.ts';

function print(call: Call, { lines, migrations, isFine }: MigrationReport): Outcome {
  for (const line of lines) call.out(line);
  return { isFine, result: { migrations } };
}

/** Brings the tables to this version; safe to run again. */
export const migrate: Command = {
  name: 'migrate',
  summary: SUMMARY.migrate,
  usage: [
    { args: '', what: USAGE.migrate },
    { args: '--status', what: USAGE.migrateStatus },
    { args: '--dry-run', what: USAGE.migrateDryRun },
  ],
  options: { status: { type: 'boolean' }, 'dry-run': { type: 'boolean' } },
  run: (call) => {
    const { status, 'dry-run': dryRun } = call.values;
    if (status === true && dryRun === true) throw new WrongUse(WRONG_USE.statusOrDryRun);
    return withParts(call, async (lazy) => {
      const { databaseUrl, dataDir, mode } = lazy.config;
      if (status === true)
        return print(call, await reportMigrations((await lazy.connect()).database, call.language));
      if (dryRun === true)
        return print(call, await reportPlan((await lazy.connect()).database, mode, call.language));
      const parts = await lazy.ready();
      const text = databaseUrl === undefined ? OUTCOME.migratedEmbedded : OUTCOME.migrated;
      call.out(say(text, call.language, { folder: dataDir, mode }));
      const warning = await describeOneRole(parts, call.language);
      if (warning !== undefined) call.out(warning);
      return { isFine: true, result: { migrated: true, mode, hasRoles: warning === undefined } };
    });
  },
};
