import { type ParseArgsConfig, parseArgs } from 'node:util';

/** The command was called in a way that nobody can act on; the message says what is wrong and how it is used. */
export class WrongUse extends Error {
  override readonly name = 'WrongUse';

  constructor(what: string, usage: string) {
    super(`${what}\n\n${usage}`);
  }
}

/** Reads a command's options. @throws {WrongUse} for one that it does not have, or that lacks its value */
export function readOptions<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
  usage: string,
): ReturnType<typeof parseArgs<{ args: string[]; options: T; strict: true }>>['values'] {
  try {
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    throw new WrongUse(error instanceof Error ? error.message : 'These arguments cannot be read.', usage);
  }
}
