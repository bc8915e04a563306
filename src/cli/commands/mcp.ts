import { NOTES, SUMMARY, USAGE } from '../../domain/texts/commands/help.ts';
import { WRONG_USE } from '../../domain/texts/commands/outcomes.ts';
import { requireUserId } from '../../features/shared/require-input.ts';
import { serveMcp } from '../../runtime/serve-mcp.ts';
import { type Command, textOf } from '../command.ts';
import { withParts } from '../with-parts.ts';
import { WrongUse } from '../wrong-use.ts';

/** One person's data as tools for a model, over standard input and output. */
export const mcp: Command = {
  name: 'mcp',
  summary: SUMMARY.mcp,
  usage: [
    { args: '--user <user id>', what: USAGE.mcp },
    { args: '--user <user id> --write', what: USAGE.mcpWrite },
  ],
  options: { user: { type: 'string' }, write: { type: 'boolean' } },
  notes: NOTES.mcp,
  run: (call) => {
    const user = textOf(call, 'user');
    if (user === undefined) throw new WrongUse(WRONG_USE.whose);
    const [userId, mayWrite] = [requireUserId(user), call.values['write'] === true];
    return withParts(call, async (lazy) => {
      const { language, write } = call;
      const parts = () => lazy.ready();
      const whose = { userId, language, mayWrite, actor: 'command', network: null };
      await serveMcp(process.stdin, write, { parts, logger: lazy.logger, ...whose });
      return { isFine: true };
    });
  },
};
