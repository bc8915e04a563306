import { run } from '../../src/cli.ts';

export interface CommandOutcome {
  readonly text: string;
  readonly exitCode: number;
}

/** Runs one of the project's commands as a terminal in English would, on a sandbox and a database of the test. */
export async function runCommandOn(
  where: { readonly sandboxUrl: string; readonly databaseUrl: string },
  name: string,
  args: readonly string[],
): Promise<CommandOutcome> {
  const printed: string[] = [];
  const print = (line: string): void => void printed.push(line);
  const env = {
    ...process.env,
    PLUGGY_MODE: 'sandbox',
    PLUGGY_API_URL: where.sandboxUrl,
    DATABASE_URL: where.databaseUrl,
    BASE_URL: '', // the test runner sets it to something else
  };
  const write = (text: string): void => void process.stdout.write(text);
  const exitCode = await run([name, ...args], {
    env,
    language: 'en',
    isTerminal: false,
    write,
    out: print,
    err: print,
  });
  return { text: printed.join('\n'), exitCode };
}
