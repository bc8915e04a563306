/** A new key for sessions (`npm run pluggy:v2:rotate-sessions`): every session ends, and everybody signs in again. */
import { readConfig } from '../src/config.ts';
import { silentLogger } from '../src/domain/logger.ts';
import { PluggyV2 } from '../src/services/PluggyV2.ts';
import { runCommand } from './run-command.ts';

export function main(): Promise<void> {
  return runCommand(async () => {
    const pluggy = new PluggyV2({ config: readConfig(process.env), logger: silentLogger });
    try {
      await pluggy.rotateSessions();
      console.log('Every session has ended; running services refuse them within 30 seconds.');
    } finally {
      await pluggy.close();
    }
  });
}
