import { NOTES, SUMMARY, USAGE } from '../../domain/texts/commands/help.ts';
import { OUTCOME, WRONG_USE } from '../../domain/texts/commands/outcomes.ts';
import { say } from '../../domain/texts/text.ts';
import { type AssignedItem, assignItem } from '../../features/connections/assign-item.ts';
import { requireItemId, requireUserId } from '../../features/shared/require-input.ts';
import type { LazyParts } from '../../runtime/LazyParts.ts';
import { DatabaseUnavailable } from '../../store/store-error.ts';
import { type Call, type Command, type Outcome, textOf } from '../command.ts';
import { inWords } from '../in-words.ts';
import { eraseOne, exportOne, type PersonArgs, readPerson } from '../persons.ts';
import { type Assignment, readAssignments } from '../read-assignments.ts';
import { withParts } from '../with-parts.ts';
import { WrongUse } from '../wrong-use.ts';

export type UsersArgs = { readonly one: Assignment } | { readonly all: readonly Assignment[] } | PersonArgs;

/** @throws {WrongUse} */
export function readUsers(call: Pick<Call, 'values' | 'positionals'>): UsersArgs {
  const [what, itemId, userId, ...more] = call.positionals;
  const file = textOf(call, 'file');
  const user = textOf(call, 'user');
  if (what === 'export' || what === 'erase') return readPerson(call);
  if (what !== 'assign') throw new WrongUse(WRONG_USE.whatWithUsers);
  if (file !== undefined && itemId === undefined) return { all: readAssignments(file, user) };
  if (
    file === undefined &&
    user === undefined &&
    itemId !== undefined &&
    userId !== undefined &&
    more.length === 0
  )
    return { one: { itemId, userId } };
  throw new WrongUse(WRONG_USE.whomToGive);
}

const resultOf = ({ item, atPluggy }: AssignedItem) => ({ itemId: item.id, userId: item.userId, atPluggy });

async function assignOne(lazy: LazyParts, one: Assignment, { language, out }: Call): Promise<AssignedItem> {
  const [itemId, userId] = [requireItemId(one.itemId), requireUserId(one.userId)];
  const assigned = await assignItem(await lazy.ready(), itemId, userId);
  out(say(OUTCOME.given, language, { itemId, userId }));
  const { accepted, code } = assigned.atPluggy;
  if (!accepted) out(say(OUTCOME.keptOwner, language, { code: code ?? '' }));
  return assigned;
}

/** Each on its own: what one is refused for keeps none of the others. */
async function assignAll(lazy: LazyParts, all: readonly Assignment[], call: Call): Promise<Outcome> {
  const results: object[] = [];
  let given = 0;
  for (const one of all) {
    try {
      results.push(resultOf(await assignOne(lazy, one, call)));
      given += 1;
    } catch (error) {
      if (error instanceof DatabaseUnavailable) throw error;
      const problem = inWords(error, call.language);
      call.out(say(OUTCOME.refused, call.language, { itemId: one.itemId, why: problem }));
      results.push({ ...one, problem });
    }
  }
  call.out(say(OUTCOME.givenInAll, call.language, { given, all: all.length }));
  return { isFine: given === all.length, result: { given, connections: results } };
}

/** Users and what is theirs: gives them connections without an owner, exports their data, erases them. */
export const users: Command = {
  name: 'users',
  summary: SUMMARY.users,
  usage: [
    { args: 'assign <item id> <user id>', what: USAGE.assignOne },
    { args: 'assign --file <file>', what: USAGE.assignFile },
    { args: 'assign --file <file> --user <user id>', what: USAGE.assignFileUser },
    { args: 'export <user id> --out <file>', what: USAGE.exportPerson },
    { args: 'erase <user id> --confirm <user id>', what: USAGE.erasePerson },
  ],
  options: {
    file: { type: 'string' },
    user: { type: 'string' },
    out: { type: 'string' },
    confirm: { type: 'string' },
  },
  takesPositionals: true,
  notes: NOTES.users,
  run: (call) => {
    const asked = readUsers(call);
    return withParts(call, async (lazy) => {
      if ('all' in asked) return assignAll(lazy, asked.all, call);
      if ('exported' in asked) return exportOne(await lazy.ready(), asked, call);
      if ('erased' in asked) return eraseOne(await lazy.ready(), asked, call);
      return { isFine: true, result: resultOf(await assignOne(lazy, asked.one, call)) };
    });
  },
};
