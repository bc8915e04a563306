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

export const OPTIONS_USAGE = '[--rows N] [--rounds N] [--connections N] [--seed N]';

const NUMBER = /^[1-9]\d{0,8}$/;

/** @returns undefined when there is anything else than whole positive numbers of known names */
export function parseBenchOptions(args: readonly string[]): BenchOptions | undefined {
  const text = { type: 'string' } as const;
  const options = { rows: text, rounds: text, connections: text, seed: text };
  try {
    const { values } = parseArgs({ args: [...args], options });
    const given = Object.entries(values);
    if (!given.every(([, value]) => NUMBER.test(value))) return undefined;
    return Object.fromEntries(given.map(([name, value]) => [name, Number(value)]));
  } catch {
    return undefined;
  }
}
