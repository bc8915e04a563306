import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startedId } from './started-id.ts';
import { until } from './until.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** What a person gets who types `npm start`, npm itself apart. */
export interface StartedProcess {
  readonly pid: number;
  /** Everything it printed so far. */
  output(): string;
  /** Resolves once it has said where to open it. */
  ready(): Promise<void>;
  /** kill -9: nothing in it gets to run any more. */
  kill(): Promise<void>;
  /** SIGTERM; resolves with the exit code. */
  stop(): Promise<number | null>;
}

/** Variables that would make the process something else than a fresh start. */
const OWN =
  /^(PLUGGY_|SANDBOX_|DATABASE_|DATA_DIR$|PORT$|HOST$|BASE_URL$|API_KEYS|METRICS_|NODE_ENV$|VITEST|TEST$|RECONCILE_|ROLES$)/;

/** The environment of these tests without what a person would not have set. */
export function freshEnvironment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !OWN.test(name)));
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

/** Settings of a service whose sandbox and database belong to the test. */
export function settingsFor(sandboxUrl: string, databaseUrl: string, port: number): Record<string, string> {
  return {
    PLUGGY_MODE: 'sandbox',
    PLUGGY_API_URL: sandboxUrl,
    DATABASE_URL: databaseUrl,
    DATA_DIR: join(tmpdir(), 'unused-by-tests'),
    PORT: String(port),
  };
}

/** `npm start` without npm; or the built program alone, for tests that start it very often. */
const ENTRIES = {
  start: ['tools/run.mjs', 'start'],
  built: ['--input-type=module', '--eval', `import { main } from './dist/src/main.js'; await main();`],
} as const;

export function startProcess(
  env: Record<string, string>,
  entry: keyof typeof ENTRIES = 'start',
): StartedProcess {
  const child = spawn(process.execPath, ENTRIES[entry], {
    cwd: ROOT,
    env: { ...freshEnvironment(), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (data: Buffer) => (printed += data.toString()));
  return {
    pid: startedId(child),
    output: () => printed,
    ready: async () => {
      await until(
        'the service says where to open it',
        () => /Open:|Health:/.test(printed) || child.exitCode !== null,
      );
      if (child.exitCode !== null) throw new Error(`the service ended:\n${printed}`);
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended(child);
    },
    stop: async () => {
      child.kill('SIGTERM');
      return ended(child);
    },
  };
}
