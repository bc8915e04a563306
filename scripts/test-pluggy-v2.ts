/** The connectivity check (`npm run pluggy:v2:test`): tries every link of the chain and says which one fails. */
import { readConfig } from '../src/config.ts';
import { silentLogger } from '../src/domain/logger.ts';
import { PluggyV2 } from '../src/services/PluggyV2.ts';
import { runCommand } from './run-command.ts';
import { terminalLanguage } from './terminal-language.ts';

export function main(): Promise<void> {
  return runCommand(async () => {
    const pluggy = new PluggyV2({ config: readConfig(process.env), logger: silentLogger });
    try {
      const { ok, mode, pluggyApiUrl, checks } = await pluggy.check(terminalLanguage());
      console.log(`Mode ${mode}, Pluggy at ${pluggyApiUrl}`);
      for (const check of checks)
        console.log(`${check.ok ? 'ok    ' : 'FAILED'}  ${check.name}: ${check.detail}`);
      if (!ok && mode === 'sandbox')
        console.log('The sandbox runs while "npm start" or "npm run sandbox" runs.');
      if (!ok) process.exitCode = 1;
    } finally {
      await pluggy.close();
    }
  });
}
