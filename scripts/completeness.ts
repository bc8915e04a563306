/** The proof of completeness (`npm run completeness`): what does not add up, connection by connection, and why. */

import type { Completeness } from '../src/contract/completeness.ts';
import { parseExactJson } from '../src/contract/exact-json.ts';
import type { UserId } from '../src/domain/ids.ts';
import { compareHere } from '../src/features/completeness/compare-now.ts';
import { readCompleteness } from '../src/features/completeness/completeness.ts';
import { requireUserId } from '../src/features/shared/require-input.ts';
import { allJobHandlers } from '../src/runtime/job-handlers.ts';
import type { OpenParts } from '../src/runtime/open-parts.ts';
import { listUserIds } from '../src/store/statements/users/list-user-ids.ts';
import { DatabaseUnavailable } from '../src/store/store-error.ts';
import { describeCompleteness, ownerName } from './describe-completeness.ts';
import { inWords, runCommand } from './run-command.ts';
import { terminalLanguage } from './terminal-language.ts';
import { withParts } from './with-parts.ts';
import { readOptions, WrongUse } from './wrong-use.ts';

const USAGE = `Usage:
  npm run completeness -- --user <user id>   checks the connections and accounts of one person
  npm run completeness -- --all              checks everybody's, and those that are nobody's
With --compare everything is compared with Pluggy first, and what differs is repaired; without it, what is stored is checked.
Ends with 1 when something does not add up, was not read or not compared, or there is no connection; with 2 when used wrongly.`;

/** Prints one person's connections and accounts. @returns whether all is well; undefined: nothing is nobody's */
async function checkUser(
  parts: OpenParts,
  userId: UserId | null,
  compare: boolean,
): Promise<boolean | undefined> {
  const compared = compare ? await compareHere(parts, userId, allJobHandlers(parts)) : undefined;
  const text = await readCompleteness(parts, userId, terminalLanguage(), compared);
  const report = parseExactJson(text) as Completeness;
  if (userId === null && report.connections.length === 0) return undefined;
  console.log(describeCompleteness(report));
  return report.complete;
}

/** The same; what cannot be checked is said, and keeps nobody else's from being checked. */
async function tryUser(
  parts: OpenParts,
  userId: UserId | null,
  compare: boolean,
): Promise<boolean | undefined> {
  try {
    return await checkUser(parts, userId, compare);
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    console.log(`${ownerName(userId)}\nCHECK  could not be checked: ${inWords(error)}`);
    return false;
  }
}

/** Undefined when there is no connection at all. */
async function checkAll(parts: OpenParts, compare: boolean): Promise<boolean | undefined> {
  const found: boolean[] = [];
  for (const userId of [...(await listUserIds(parts.database)), null]) {
    const isWhole = await tryUser(parts, userId, compare);
    if (isWhole !== undefined) found.push(isWhole);
  }
  return found.length === 0 ? undefined : found.every(Boolean);
}

export function main(args: readonly string[]): Promise<void> {
  return runCommand(async () => {
    const options = {
      user: { type: 'string' },
      all: { type: 'boolean' },
      compare: { type: 'boolean' },
    } as const;
    const { user, all, compare = false } = readOptions(args, options, USAGE);
    if ((user === undefined) === (all === undefined)) throw new WrongUse('Say whose data to check.', USAGE);
    await withParts(async (lazy) => {
      const userId = user === undefined ? undefined : requireUserId(user);
      const parts = await lazy.ready();
      const complete =
        userId === undefined ? await checkAll(parts, compare) : await checkUser(parts, userId, compare);
      if (complete === undefined) console.log('There is no connection to check.');
      else console.log(complete ? 'Everything adds up.' : 'Not everything adds up: see above.');
      if (complete !== true) process.exitCode = 1;
    });
  });
}
