/** The database migration (`npm run pluggy:v2:setup`): brings the tables to this version; safe to run again. */
import { runCommand } from './run-command.ts';
import { withParts } from './with-parts.ts';

export function main(): Promise<void> {
  return runCommand(async () => {
    await withParts(async (lazy) => {
      const { config } = await lazy.ready();
      const where =
        config.databaseUrl === undefined
          ? `the embedded database in ${config.dataDir}`
          : 'the database at DATABASE_URL';
      console.log(`The tables are up to date in ${where} (${config.mode} mode).`);
    });
  });
}
