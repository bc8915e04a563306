/** The database migration (`npm run pluggy:v2:setup`): brings the tables to this version; safe to run again. */
import { readConfig } from '../src/config.ts';
import { silentLogger } from '../src/domain/logger.ts';
import { PluggyV2 } from '../src/services/PluggyV2.ts';
import { runCommand } from './run-command.ts';

export function main(): Promise<void> {
  return runCommand(async () => {
    const pluggy = new PluggyV2({ config: readConfig(process.env), logger: silentLogger });
    try {
      await pluggy.open();
      const where =
        pluggy.config.databaseUrl === undefined
          ? `the embedded database in ${pluggy.config.dataDir}`
          : 'the database at DATABASE_URL';
      console.log(`The tables are up to date in ${where} (${pluggy.config.mode} mode).`);
    } finally {
      await pluggy.close();
    }
  });
}
