import { parseArgs } from 'node:util';

/** What a run may change of its benchmark; each has its own values for what is not given. */
export interface BenchOptions {
  readonly rows?: number;
  readonly rounds?: number;
  /** Connections to PostgreSQL that write, the same number on both sides of a comparison. */
  readonly connections?: number;
  /** From which the sandbox makes its rows. */
  readonly seed?: number;
  /** Whole runs, each in a process of its own; not an option of a benchmark but of the command. */
  readonly runs?: number;
}

const NUMBER = /^[1-9]\d{0,8}$/;

export type OptionName = keyof BenchOptions;

/** Such as "[--rows N] [--rounds N]". */
export function usageOf(taken: readonly OptionName[]): string {
  return taken.map((name) => `[--${name} N]`).join(' ');
}

/**
 * @param taken the options that this benchmark heeds
 * @returns undefined when there is anything else than whole positive numbers of those
 */
export function parseBenchOptions(
  args: readonly string[],
  taken: readonly OptionName[],
): BenchOptions | undefined {
  const options = Object.fromEntries(taken.map((name) => [name, { type: 'string' } as const]));
  try {
    const given = Object.entries(parseArgs({ args: [...args], options }).values);
    if (!given.every(([, value]) => NUMBER.test(String(value)))) return undefined;
    return Object.fromEntries(given.map(([name, value]) => [name, Number(value)]));
  } catch {
    return undefined;
  }
}

/** What the command line asks for: how often, and what each run is told. */
export interface BenchCommand {
  readonly runs?: number;
  /** The arguments without `--runs`, as `parseBenchOptions` takes them. */
  readonly own: readonly string[];
}

/** @returns undefined as `parseBenchOptions`; `--runs N` is taken by every benchmark */
export function parseBenchCommand(
  args: readonly string[],
  taken: readonly OptionName[],
): BenchCommand | undefined {
  const options = parseBenchOptions(args, [...taken, 'runs']);
  if (options === undefined) return undefined;
  const { runs, ...rest } = options;
  const own = Object.entries(rest).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return runs === undefined ? { own } : { runs, own };
}
