/** Users and what is theirs (`npm run users`): gives a connection without an owner to its user. */
import { describeError, PublicError } from '../src/domain/errors.ts';
import { assignItem } from '../src/features/connections/assign-item.ts';
import { requireItemId, requireUserId } from '../src/features/shared/require-input.ts';
import type { LazyParts } from '../src/runtime/LazyParts.ts';
import { parseUsersArgs, USERS_USAGE, type UsersArgs } from './parse-users-args.ts';
import { runCommand } from './run-command.ts';
import { terminalLanguage } from './terminal-language.ts';
import { withParts } from './with-parts.ts';

type Assignment = Extract<UsersArgs, { command: 'assign' }>;

/** Programs read what went wrong where they read what went right. */
function printRefusal(error: unknown): void {
  if (!(error instanceof PublicError)) return;
  const { code, parameters } = error;
  console.log(JSON.stringify({ code, detail: describeError(code, terminalLanguage(), parameters) }));
}

async function assign(lazy: LazyParts, { itemId, userId, json }: Assignment): Promise<void> {
  try {
    const [id, owner] = [requireItemId(itemId), requireUserId(userId)];
    const { item, atPluggy } = await assignItem(await lazy.ready(), id, owner);
    if (json) {
      console.log(JSON.stringify({ itemId: item.id, userId: item.userId, atPluggy }));
      return;
    }
    console.log(
      `${item.id} is ${item.userId}'s now. A running service syncs it; npm run sync -- --item does it at once.`,
    );
    if (!atPluggy.accepted)
      console.log(
        `Pluggy did not take the owner (${atPluggy.code}). The owner given here stays all the same.`,
      );
  } catch (error) {
    if (json) printRefusal(error);
    throw error;
  }
}

export function main(args: readonly string[]): Promise<void> {
  return runCommand(async () => {
    const asked = parseUsersArgs(args);
    if (asked.command === 'help') {
      console.log(USERS_USAGE);
      return;
    }
    await withParts(async (lazy) => {
      await assign(lazy, asked);
    });
  });
}
