/** A new key for sessions (`npm run pluggy:v2:rotate-sessions`): every session ends, and everybody signs in again. */
import { rotateSessions } from '../src/features/sessions/rotate-sessions.ts';
import { runCommand } from './run-command.ts';
import { withParts } from './with-parts.ts';

export function main(): Promise<void> {
  return runCommand(async () => {
    await withParts(async (lazy) => {
      await rotateSessions(await lazy.ready());
      console.log('Every session has ended; running services refuse them within 30 seconds.');
    });
  });
}
