import { vi } from 'vitest';

export interface CommandOutcome {
  readonly text: string;
  readonly exitCode: unknown;
}

/** Runs one of the project's commands as a terminal in English would, on a sandbox and a database of the test. */
export async function runCommandOn(
  where: { readonly sandboxUrl: string; readonly databaseUrl: string },
  main: (args: readonly string[]) => Promise<void>,
  args: readonly string[],
): Promise<CommandOutcome> {
  vi.stubEnv('PLUGGY_MODE', 'sandbox');
  vi.stubEnv('PLUGGY_API_URL', where.sandboxUrl);
  vi.stubEnv('DATABASE_URL', where.databaseUrl);
  vi.stubEnv('BASE_URL', ''); // the test runner sets it to something else
  vi.stubEnv('LANG', 'en_US.UTF-8');
  const printed: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void printed.push(line));
  const error = vi.spyOn(console, 'error').mockImplementation((line: string) => void printed.push(line));
  try {
    process.exitCode = 0;
    await main(args);
    return { text: printed.join('\n'), exitCode: process.exitCode };
  } finally {
    process.exitCode = 0;
    log.mockRestore();
    error.mockRestore();
    vi.unstubAllEnvs();
  }
}
