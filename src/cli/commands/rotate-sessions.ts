import { SUMMARY, USAGE } from '../../domain/texts/commands/help.ts';
import { OUTCOME } from '../../domain/texts/commands/outcomes.ts';
import { rotateSessions as rotate } from '../../features/sessions/rotate-sessions.ts';
import type { Command } from '../command.ts';
import { withParts } from '../with-parts.ts';

/** A new key for sessions: every session ends, and everybody signs in again. */
export const rotateSessions: Command = {
  name: 'rotate-sessions',
  summary: SUMMARY.rotateSessions,
  usage: [{ args: '', what: USAGE.rotateSessions }],
  options: {},
  run: (call) =>
    withParts(call, async (lazy) => {
      await rotate(await lazy.ready());
      call.out(OUTCOME.sessionsRotated[call.language]);
      return { isFine: true, result: { rotated: 'sessions' } };
    }),
};
