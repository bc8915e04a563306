/** The proof of completeness (`npm run completeness`): what does not add up, account by account, and why. */
import { parseArgs } from 'node:util';
import { readConfig } from '../src/config.ts';
import type { AccountCompleteness, ItemReconciliation } from '../src/contract/completeness.ts';
import { PluggyV2 } from '../src/services/PluggyV2.ts';
import { runCommand } from './run-command.ts';
import { terminalLanguage } from './terminal-language.ts';

const USAGE = `Usage:
  npm run completeness -- --user <user id>   checks the accounts of one person
  npm run completeness -- --all              checks everybody's; ends with 1 when something does not add up`;

function readFlags(args: readonly string[]): { user?: string | undefined; all?: boolean | undefined } {
  try {
    const options = { user: { type: 'string' }, all: { type: 'boolean' } } as const;
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new Error(
      `${error instanceof Error ? error.message : 'These arguments cannot be read.'}\n\n${USAGE}`,
    );
  }
}

function describeAccount(account: AccountCompleteness): string {
  const { accountId, type, transactions, bills, problems } = account;
  const { rowsAtPluggy, rowsHere } = transactions;
  const rows = `${rowsHere} rows here, ${rowsAtPluggy ?? 'unknown'} at Pluggy at the last complete read`;
  const head = `${problems.length === 0 ? 'ok   ' : 'CHECK'}  ${type} ${accountId}: ${rows}`;
  const closed =
    bills.length === 0
      ? ''
      : `; ${bills.filter(({ addsUp }) => addsUp).length} of ${bills.length} bills add up`;
  return [`${head}${closed}`, ...problems.map(({ code, detail }) => `       ${code}: ${detail}`)].join('\n');
}

function describeReconciliation({ itemId, reconciledAt, found }: ItemReconciliation): string {
  const head = `       compared with Pluggy: connection ${itemId}, ${reconciledAt ?? 'not yet'}`;
  const lines = found.map(
    (one) =>
      `         ${one.finishedAt} repaired ${one.rowsRepaired} transactions, ${one.productsRepaired} other rows, ` +
      `${one.accountsDifferent} accounts, ${one.monthsDifferent} months${one.moved ? '; a webhook had not come' : ''}` +
      (one.monthsLeft > 0 ? `; ${one.monthsLeft} months still differ` : ''),
  );
  return [head, ...lines].join('\n');
}

/** Prints one person's accounts. @returns whether all is well */
async function checkUser(pluggy: PluggyV2, userId: string): Promise<boolean> {
  const { complete, accounts, reconciliations } = await pluggy.getCompleteness(userId, terminalLanguage());
  if (accounts.length === 0) console.log(`${userId}: no accounts`);
  else
    console.log(
      [userId, ...accounts.map(describeAccount), ...reconciliations.map(describeReconciliation)].join('\n'),
    );
  return complete;
}

export function main(args: readonly string[]): Promise<void> {
  return runCommand(async () => {
    const { user, all } = readFlags(args);
    if ((user === undefined) === (all === undefined)) throw new Error(`Say whose data to check.\n\n${USAGE}`);
    const pluggy = new PluggyV2({ config: readConfig(process.env) });
    try {
      let complete = true;
      for (const userId of user === undefined ? await pluggy.listUserIds() : [user])
        complete = (await checkUser(pluggy, userId)) && complete;
      console.log(complete ? 'Everything adds up.' : 'Not everything adds up: see above.');
      if (!complete) process.exitCode = 1;
    } finally {
      await pluggy.close();
    }
  });
}
