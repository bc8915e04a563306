import { parseArgs } from 'node:util';

/** What a run may change of its benchmark; each has its own values for what is not given. */
export interface BenchOptions {
  readonly rows?: number;
  readonly rounds?: number;
  /** Connections to PostgreSQL that write, the same number on both sides of a comparison. */
  readonly connections?: number;
  /** From which the sandbox makes its rows. */
  readonly seed?: number;
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
