import { SUMMARY, USAGE } from '../../domain/texts/commands/help.ts';
import { OUTCOME } from '../../domain/texts/commands/outcomes.ts';
import type { Command } from '../command.ts';
import { withPluggy } from '../with-pluggy.ts';

/** A new key for sessions: every session ends, and everybody signs in again. */
export const rotateSessions: Command = {
  name: 'rotate-sessions',
  summary: SUMMARY.rotateSessions,
  usage: [{ args: '', what: USAGE.rotateSessions }],
  options: {},
  run: (call) =>
    withPluggy(call, async (pluggy) => {
      await pluggy.rotateSessions();
      call.out(OUTCOME.sessionsRotated[call.language]);
      return { isFine: true, result: { rotated: 'sessions' } };
    }),
};
