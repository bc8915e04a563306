/** After a new key was put in front of ENCRYPTION_KEYS (`npm run pluggy:v2:rotate-encryption`): encrypts anew with it. */
import { rotateEncryption } from '../src/features/keys/rotate-encryption.ts';
import { describeRotation } from './describe-rotation.ts';
import { runCommand } from './run-command.ts';
import { terminalLanguage } from './terminal-language.ts';
import { withParts } from './with-parts.ts';
import { readOptions } from './wrong-use.ts';

const USAGE = `Usage:
  npm run pluggy:v2:rotate-encryption                          encrypts everything under the first key of ENCRYPTION_KEYS
  npm run pluggy:v2:rotate-encryption -- --forget-unreadable   and forgets what none of the keys opens`;

export function main(args: readonly string[]): Promise<void> {
  return runCommand(async () => {
    const options = { 'forget-unreadable': { type: 'boolean', default: false } } as const;
    const isForgotten = readOptions(args, options, USAGE)['forget-unreadable'];
    await withParts(async (lazy) => {
      const report = await rotateEncryption(await lazy.ready(), isForgotten ? 'forget' : 'keep');
      console.log(describeRotation(report, isForgotten, terminalLanguage()));
      if (Object.keys(report.unreadable).length > 0 && !isForgotten) process.exitCode = 1;
    });
  });
}
