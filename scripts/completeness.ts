/** The proof of completeness (`npm run completeness`): what does not add up, connection by connection, and why. */
import { readConfig } from '../src/config.ts';
import { silentLogger } from '../src/domain/logger.ts';
import { PluggyV2 } from '../src/services/PluggyV2.ts';
import { DatabaseUnavailable } from '../src/store/store-error.ts';
import { describeCompleteness, ownerName } from './describe-completeness.ts';
import { inWords, runCommand } from './run-command.ts';
import { terminalLanguage } from './terminal-language.ts';
import { readOptions, WrongUse } from './wrong-use.ts';

const USAGE = `Usage:
  npm run completeness -- --user <user id>   checks the connections and accounts of one person
  npm run completeness -- --all              checks everybody's, and those that are nobody's
With --compare everything is compared with Pluggy first, and what differs is repaired; without it, what is stored is checked.
Ends with 1 when something does not add up, was not read or not compared, or there is no connection; with 2 when used wrongly.`;

/** Prints one person's connections and accounts. @returns whether all is well; undefined: nothing is nobody's */
async function checkUser(
  pluggy: PluggyV2,
  userId: string | null,
  compare: boolean,
): Promise<boolean | undefined> {
  const compared = compare ? await pluggy.compareNow(userId) : undefined;
  const report = await pluggy.getCompleteness(userId, terminalLanguage(), compared);
  if (userId === null && report.connections.length === 0) return undefined;
  console.log(describeCompleteness(report));
  return report.complete;
}

/** The same; what cannot be checked is said, and keeps nobody else's from being checked. */
async function tryUser(
  pluggy: PluggyV2,
  userId: string | null,
  compare: boolean,
): Promise<boolean | undefined> {
  try {
    return await checkUser(pluggy, userId, compare);
  } catch (error) {
    if (error instanceof DatabaseUnavailable) throw error;
    console.log(`${ownerName(userId)}\nCHECK  could not be checked: ${inWords(error)}`);
    return false;
  }
}

/** Undefined when there is no connection at all. */
async function checkAll(pluggy: PluggyV2, compare: boolean): Promise<boolean | undefined> {
  const found: boolean[] = [];
  for (const userId of [...(await pluggy.listUserIds()), null]) {
    const isWhole = await tryUser(pluggy, userId, compare);
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
    const pluggy = new PluggyV2({ config: readConfig(process.env), logger: silentLogger });
    try {
      const complete =
        user === undefined ? await checkAll(pluggy, compare) : await checkUser(pluggy, user, compare);
      if (complete === undefined) console.log('There is no connection to check.');
      else console.log(complete ? 'Everything adds up.' : 'Not everything adds up: see above.');
      if (complete !== true) process.exitCode = 1;
    } finally {
      await pluggy.close();
    }
  });
}
