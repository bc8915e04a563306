import { type Command, type Io, readCall, readGlobals } from './cli/command.ts';
import { commands } from './cli/commands.ts';
import { outliveReaders, processIo, readEnvFile } from './cli/environment.ts';
import { describeCommand, describeCommands } from './cli/help.ts';
import { exitCodeOf, inWords, printRefusal } from './cli/in-words.ts';
import { WrongUse } from './cli/wrong-use.ts';
import { HELP } from './domain/texts/commands/help.ts';
import { say } from './domain/texts/text.ts';

const WRONG_USE = 2;

async function runOne(command: Command, args: readonly string[], io: Io): Promise<number> {
  const { wantsHelp, isJson } = readGlobals(args);
  if (wantsHelp) {
    io.out(describeCommand(command, io.language));
    return 0;
  }
  try {
    const call = readCall(command, args, isJson ? { ...io, out: () => {}, write: () => {} } : io);
    const { isFine, result } = await command.run(call);
    if (isJson && result !== undefined) io.out(JSON.stringify(result));
    return isFine ? 0 : 1;
  } catch (error) {
    if (isJson) printRefusal(error, io);
    io.err(inWords(error, io.language));
    if (error instanceof WrongUse) io.err(`\n${describeCommand(command, io.language)}`);
    return exitCodeOf(error);
  }
}

/**
 * Runs one command of `pluggy-open-finance`.
 * @returns 0 done, 1 something is wrong with the data or the chain, 2 wrong use
 */
export async function run(args: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = args;
  const command = commands.find((one) => one.name === name);
  if (command !== undefined) return runOne(command, rest, io);
  if (name === undefined || name === '--help' || name === 'help') {
    io.out(describeCommands(commands, io.language));
    return name === undefined ? WRONG_USE : 0;
  }
  io.err(say(HELP.unknown, io.language, { name }));
  return WRONG_USE;
}

/** The same with the process's own surroundings and exit code. */
export async function main(args: readonly string[] = process.argv.slice(2)): Promise<void> {
  outliveReaders(process.stdout, process.stderr);
  try {
    readEnvFile();
  } catch (error) {
    const { err, language } = processIo();
    err(inWords(error, language));
    process.exitCode = exitCodeOf(error);
    return;
  }
  process.exitCode = await run(args, processIo());
}
