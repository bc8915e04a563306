import type { Completeness } from '../../contract/completeness.ts';
import { parseExactJson } from '../../contract/exact-json.ts';
import type { UserId } from '../../domain/ids.ts';
import { NOTES, SUMMARY, USAGE } from '../../domain/texts/commands/help.ts';
import { OUTCOME, WRONG_USE } from '../../domain/texts/commands/outcomes.ts';
import { say } from '../../domain/texts/text.ts';
import { compareHere } from '../../features/completeness/compare-now.ts';
import { readCompleteness } from '../../features/completeness/completeness.ts';
import { requireUserId } from '../../features/shared/require-input.ts';
import { allJobHandlers } from '../../runtime/job-handlers.ts';
import type { OpenParts } from '../../runtime/open-parts.ts';
import { whileWorkingWith } from '../../runtime/while-working.ts';
import { listUserIds } from '../../store/statements/users/list-user-ids.ts';
import { DatabaseUnavailable } from '../../store/store-error.ts';
import { type Call, type Command, type Outcome, textOf } from '../command.ts';
import { describeCompleteness, ownerName } from '../describe-completeness.ts';
import { inWords } from '../in-words.ts';
import { withParts } from '../with-parts.ts';
import { WrongUse } from '../wrong-use.ts';

interface Checked {
  readonly isWhole: boolean;
  readonly report: Completeness | { readonly userId: string | null; readonly problem: string };
}

/** Prints one person's connections and accounts. @returns undefined: nothing is nobody's */
async function checkUser(
  parts: OpenParts,
  userId: UserId | null,
  compare: boolean,
  { language, out }: Call,
): Promise<Checked | undefined> {
  const whileWorking = whileWorkingWith(parts, allJobHandlers(parts));
  const compared = compare ? await compareHere(parts, userId, whileWorking) : undefined;
  const text = await readCompleteness(parts, userId, language, compared);
  const report = parseExactJson(text) as Completeness;
  if (userId === null && report.connections.length === 0) return undefined;
  out(describeCompleteness(report, language));
  return { isWhole: report.complete, report };
}

/** The same; what cannot be checked is said, and keeps nobody else from being checked. */
async function tryUser(
  parts: OpenParts,
  userId: UserId | null,
  compare: boolean,
  call: Call,
): Promise<Checked | undefined> {
  try {
    return await checkUser(parts, userId, compare, call);
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    const problem = inWords(error, call.language);
    call.out(
      `${ownerName(userId, call.language)}\n${say(OUTCOME.uncheckable, call.language, { why: problem })}`,
    );
    return { isWhole: false, report: { userId, problem } };
  }
}

async function checkAll(parts: OpenParts, compare: boolean, call: Call): Promise<Checked[]> {
  const found: Checked[] = [];
  for (const userId of [...(await listUserIds(parts.database)), null]) {
    const checked = await tryUser(parts, userId, compare, call);
    if (checked !== undefined) found.push(checked);
  }
  return found;
}

async function run(
  parts: OpenParts,
  user: UserId | undefined,
  compare: boolean,
  call: Call,
): Promise<Outcome> {
  const one = user === undefined ? undefined : await checkUser(parts, user, compare, call);
  const found = user === undefined ? await checkAll(parts, compare, call) : one === undefined ? [] : [one];
  const isFine = found.length > 0 && found.every(({ isWhole }) => isWhole);
  const outcome = isFine ? OUTCOME.complete : OUTCOME.incomplete;
  call.out((found.length === 0 ? OUTCOME.nothingToCheck : outcome)[call.language]);
  return { isFine, result: { complete: isFine, users: found.map(({ report }) => report) } };
}

/** The proof of completeness: what does not add up, connection by connection, and why. */
export const completeness: Command = {
  name: 'completeness',
  summary: SUMMARY.completeness,
  usage: [
    { args: '--user <user id>', what: USAGE.completenessUser },
    { args: '--all', what: USAGE.completenessAll },
  ],
  options: { user: { type: 'string' }, all: { type: 'boolean' }, compare: { type: 'boolean' } },
  notes: NOTES.completeness,
  run: (call) => {
    const [user, all] = [textOf(call, 'user'), call.values['all']];
    if ((user === undefined) === (all === undefined)) throw new WrongUse(WRONG_USE.whose);
    const compare = call.values['compare'] === true;
    return withParts(call, async (lazy) => {
      const userId = user === undefined ? undefined : requireUserId(user);
      return run(await lazy.ready(), userId, compare, call);
    });
  },
};
