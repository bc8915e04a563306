import { type ParseArgsConfig, parseArgs } from 'node:util';
import type { Language } from '../domain/language.ts';
import { HELP } from '../domain/texts/commands/help.ts';
import type { Text } from '../domain/texts/text.ts';
import { WrongUse } from './wrong-use.ts';

/** Where a command runs: its terminal and its environment. */
export interface Io {
  readonly env: NodeJS.ProcessEnv;
  readonly language: Language;
  /** False: what is written goes to a file or a log, where nothing can be written over. */
  readonly isTerminal: boolean;
  readonly write: (text: string) => void;
  /** Writes one line for a person; with `--json` nothing. */
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

type Values = Readonly<Record<string, string | boolean | undefined>>;

/** One call of a command, its arguments read. */
export interface Call extends Io {
  readonly values: Values;
  readonly positionals: readonly string[];
}

export interface Outcome {
  /** False ends the command with 1: something is wrong with the data or the chain. */
  readonly isFine: boolean;
  /** What `--json` prints. */
  readonly result?: object;
}

export interface Command {
  readonly name: string;
  /** One line of the list of commands. */
  readonly summary: Text;
  /** Each way to call it: the arguments, and what that does. */
  readonly usage: readonly { readonly args: string; readonly what: Text }[];
  readonly options: NonNullable<ParseArgsConfig['options']>;
  readonly takesPositionals?: boolean;
  /** Further lines of its help. */
  readonly notes?: Text;
  run(call: Call): Promise<Outcome>;
}

const GLOBAL = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

/** What is asked of every command. Arguments behind `--` are the command's own. */
export function readGlobals(args: readonly string[]): { wantsHelp: boolean; isJson: boolean } {
  const end = args.indexOf('--');
  const own = end === -1 ? args : args.slice(0, end);
  return { wantsHelp: own.includes('--help') || own.includes('-h'), isJson: own.includes('--json') };
}

/** @throws {WrongUse} for an option that the command does not have, or that lacks its value */
export function readCall(command: Command, args: readonly string[], io: Io): Call {
  try {
    const options = { ...command.options, ...GLOBAL };
    const allowPositionals = command.takesPositionals === true;
    const { values, positionals } = parseArgs({ args: [...args], options, strict: true, allowPositionals });
    return { ...io, values: values as Values, positionals };
  } catch (error) {
    throw new WrongUse(HELP.unreadable, { why: error instanceof Error ? error.message : '' });
  }
}

/** The text of an option, or undefined. */
export function textOf({ values }: Pick<Call, 'values'>, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}
