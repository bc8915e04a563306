/** After a new key was put in front of ENCRYPTION_KEYS (`npm run pluggy:v2:rotate-encryption`): encrypts anew with it. */
import { readConfig } from '../src/config.ts';
import { silentLogger } from '../src/domain/logger.ts';
import { PluggyV2 } from '../src/services/PluggyV2.ts';
import { describeRotation } from './describe-rotation.ts';
import { runCommand } from './run-command.ts';
import { terminalLanguage } from './terminal-language.ts';
import { readOptions } from './wrong-use.ts';

const USAGE = `Usage:
  npm run pluggy:v2:rotate-encryption                          encrypts everything under the first key of ENCRYPTION_KEYS
  npm run pluggy:v2:rotate-encryption -- --forget-unreadable   and forgets what none of the keys opens`;

export function main(args: readonly string[]): Promise<void> {
  return runCommand(async () => {
    const options = { 'forget-unreadable': { type: 'boolean', default: false } } as const;
    const isForgotten = readOptions(args, options, USAGE)['forget-unreadable'];
    const pluggy = new PluggyV2({ config: readConfig(process.env), logger: silentLogger });
    try {
      const report = await pluggy.rotateEncryption(isForgotten ? 'forget' : 'keep');
      console.log(describeRotation(report, isForgotten, terminalLanguage()));
      if (Object.keys(report.unreadable).length > 0 && !isForgotten) process.exitCode = 1;
    } finally {
      await pluggy.close();
    }
  });
}
