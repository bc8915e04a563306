/** The connectivity check (`npm run pluggy:v2:test`): tries every link of the chain and says which one fails. */
import { checkChain } from '../src/features/admin/check-chain.ts';
import { runCommand } from './run-command.ts';
import { terminalLanguage } from './terminal-language.ts';
import { withParts } from './with-parts.ts';

export function main(): Promise<void> {
  return runCommand(async () => {
    await withParts(async (lazy) => {
      const { ok, mode, pluggyApiUrl, checks } = await checkChain(await lazy.connect(), terminalLanguage());
      console.log(`Mode ${mode}, Pluggy at ${pluggyApiUrl}`);
      for (const check of checks)
        console.log(`${check.ok ? 'ok    ' : 'FAILED'}  ${check.name}: ${check.detail}`);
      if (!ok && mode === 'sandbox')
        console.log('The sandbox runs while "npm start" or "npm run sandbox" runs.');
      if (!ok) process.exitCode = 1;
    });
  });
}
