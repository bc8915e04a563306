/** After a new key was put in front of ENCRYPTION_KEYS (`npm run pluggy:v2:rotate-encryption`): encrypts anew with it. */
import { readConfig } from '../src/config.ts';
import { PluggyV2 } from '../src/services/PluggyV2.ts';
import { inWords } from './in-words.ts';
import { runCommand } from './run-command.ts';

export function main(): Promise<void> {
  return runCommand(async () => {
    const pluggy = new PluggyV2({ config: readConfig(process.env) });
    try {
      const count = await pluggy.rotateEncryption();
      console.log(
        `${count} rows were encrypted anew; all are under the first key of ENCRYPTION_KEYS now. ` +
          'Once every process runs with it, the keys after it may be removed.',
      );
    } catch (error) {
      throw inWords(error);
    } finally {
      await pluggy.close();
    }
  });
}
