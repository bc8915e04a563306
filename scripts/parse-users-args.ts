import { parseArgs } from 'node:util';
import { WrongUse } from './wrong-use.ts';

export const USERS_USAGE = `Usage:
  npm run users -- assign <item id> <user id>   gives a connection that is nobody's to a user, and asks for its sync
  --json   one JSON object instead of sentences
  --help   this text
Ends with 0 when the connection is the user's, with 1 when it may not be given (it is somebody's, or Pluggy does not know
it) or a link of the chain is broken, with 2 when used wrongly. GET /api/pluggy-v2/items?unowned=true lists what is nobody's.`;

export type UsersArgs =
  | { readonly command: 'help' }
  | {
      readonly command: 'assign';
      readonly itemId: string;
      readonly userId: string;
      readonly json: boolean;
    };

/** @throws {WrongUse} */
function read(args: readonly string[]) {
  try {
    const options = { json: { type: 'boolean' }, help: { type: 'boolean' } } as const;
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: true });
  } catch (error) {
    throw new WrongUse(
      error instanceof Error ? error.message : 'These arguments cannot be read.',
      USERS_USAGE,
    );
  }
}

/** @throws {WrongUse} */
export function parseUsersArgs(args: readonly string[]): UsersArgs {
  const { values, positionals } = read(args);
  if (values.help === true) return { command: 'help' };
  const [command, itemId, userId, ...more] = positionals;
  if (command !== 'assign') throw new WrongUse('Say what to do: assign.', USERS_USAGE);
  if (itemId === undefined || userId === undefined || more.length > 0)
    throw new WrongUse('Name one connection and one user.', USERS_USAGE);
  return { command, itemId, userId, json: values.json === true };
}
